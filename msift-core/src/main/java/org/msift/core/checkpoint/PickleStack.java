package org.msift.core.checkpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * The stack of a pickle machine with its marks, bounded in depth. Nothing below the last mark can
 * be popped.
 */
final class PickleStack {

  private final List<Object> values = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();

  void push(Object value) {
    requireRoom(values.size());
    values.add(value);
  }

  Object pop() {
    requireValue();
    return values.remove(values.size() - 1);
  }

  Object peek() {
    requireValue();
    return values.get(values.size() - 1);
  }

  void mark() {
    requireRoom(marks.size());
    marks.add(values.size());
  }

  /** Removes the last mark and all above it. */
  List<Object> popToMark() {
    if (marks.isEmpty()) {
      throw new CheckpointException("the pickle closes a group that it never opened");
    }
    int mark = marks.remove(marks.size() - 1);
    List<Object> above = values.subList(mark, values.size());
    List<Object> group = List.copyOf(above);
    above.clear();
    return group;
  }

  /** POP is also used to drop a mark that has nothing above it. */
  void drop() {
    boolean atMark = !marks.isEmpty() && marks.get(marks.size() - 1) == values.size();
    if (atMark) {
      marks.remove(marks.size() - 1);
    } else {
      pop();
    }
  }

  private void requireValue() {
    int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    if (values.size() <= floor) {
      throw new CheckpointException("the pickle uses a value that it never made");
    }
  }

  private static void requireRoom(int used) {
    if (used >= Limits.PICKLE_STACK) {
      throw new CheckpointException("the pickle nests or piles up more than " + used + " values");
    }
  }
}

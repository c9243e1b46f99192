package org.msift.core.checkpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the part of Python's pickle format (protocols 2 to 5) that PyTorch's state dicts use. A
 * flat loop over opcodes: nesting in the file costs no Java stack, stack, memo and items are
 * bounded, and only {@link TorchGlobal}s exist.
 */
final class PickleReader {

  private static final int NEWEST_PROTOCOL = 5;

  private final PickleInput in;
  private final PickleStack stack = new PickleStack();
  private final Map<Long, Object> memo = new HashMap<>();
  private long items;

  private PickleReader(byte[] pickle) {
    this.in = new PickleInput(pickle);
  }

  /**
   * The one object that a pickle holds: a Map, List, String, Long, Double, Boolean or one of our
   * records.
   */
  static Object read(byte[] pickle) {
    return new PickleReader(pickle).run();
  }

  private Object run() {
    for (int opcode = in.unsigned1(); opcode != '.'; opcode = in.unsigned1()) {
      Optional<Object> literal = PickleLiterals.read(opcode, in);
      if (literal.isPresent()) {
        stack.push(literal.get());
      } else {
        step(opcode);
      }
    }
    return stack.pop();
  }

  private void step(int opcode) {
    switch (opcode) {
      case 0x80 -> requireProtocol(in.unsigned1()); // PROTO
      case 0x95 -> in.unsigned8(); // FRAME: a hint for buffering
      case '(' -> stack.mark();
      case '0' -> stack.drop(); // POP
      case '1' -> stack.popToMark(); // POP_MARK
      case '2' -> stack.push(stack.peek()); // DUP
      case 'q' -> memorise(in.unsigned1()); // BINPUT
      case 'r' -> memorise(in.unsigned4()); // LONG_BINPUT
      case 0x94 -> memorise(memo.size()); // MEMOIZE
      case 'h' -> stack.push(remembered(in.unsigned1())); // BINGET
      case 'j' -> stack.push(remembered(in.unsigned4())); // LONG_BINGET
      case 'c' -> stack.push(TorchGlobal.named(in.line(), in.line())); // GLOBAL
      case 0x93 -> stackGlobal();
      case 'R' -> reduce();
      case 'b' -> build();
      case 'Q' -> stack.push(StorageReference.of(stack.pop())); // BINPERSID
      default -> container(opcode);
    }
  }

  private void container(int opcode) {
    switch (opcode) {
      case '}' -> stack.push(new LinkedHashMap<Object, Object>()); // EMPTY_DICT
      case ']', 0x8F -> stack.push(new ArrayList<Object>()); // EMPTY_LIST, EMPTY_SET
      case 't' -> tuple(stack.popToMark()); // TUPLE
      case 0x85 -> tuple(popped(1)); // TUPLE1
      case 0x86 -> tuple(popped(2)); // TUPLE2
      case 0x87 -> tuple(popped(3)); // TUPLE3
      case 'l' -> stack.push(new ArrayList<>(counted(stack.popToMark()))); // LIST
      case 'd' -> dict(stack.popToMark()); // DICT
      case 'a' -> append(popped(1)); // APPEND
      case 'e', 0x90 -> append(stack.popToMark()); // APPENDS, ADDITEMS
      case 's' -> set(popped(2)); // SETITEM
      case 'u' -> set(stack.popToMark()); // SETITEMS
      default -> refuse(opcode);
    }
  }

  private void refuse(int opcode) {
    int at = in.position() - 1;
    if (opcode == 'i') { // INST calls a class by name; naming it says what the file is up to
      TorchGlobal.named(in.line(), in.line());
    }
    throw new CheckpointException(
        "refused: pickle opcode 0x%02x at byte %d, which no state dict needs"
            .formatted(opcode, at));
  }

  private static void requireProtocol(int protocol) {
    if (protocol < 2 || protocol > NEWEST_PROTOCOL) {
      throw new CheckpointException("pickle protocol " + protocol + " is not supported (2 to 5)");
    }
  }

  private void memorise(long index) {
    if (memo.size() >= Limits.PICKLE_MEMO) {
      throw new CheckpointException("the pickle remembers more than " + memo.size() + " values");
    }
    memo.put(index, stack.peek());
  }

  private Object remembered(long index) {
    Object value = memo.get(index);
    if (value == null) {
      throw new CheckpointException("the pickle recalls value " + index + ", which it never made");
    }
    return value;
  }

  private void stackGlobal() {
    String name = PickleValues.require(stack.pop(), String.class, "the name of a class");
    String module = PickleValues.require(stack.pop(), String.class, "the module of a class");
    stack.push(TorchGlobal.named(module, name));
  }

  private void reduce() {
    PickleTuple arguments =
        PickleValues.require(stack.pop(), PickleTuple.class, "an argument list");
    TorchGlobal.Callable callable =
        PickleValues.require(stack.pop(), TorchGlobal.Callable.class, "a function to call");
    stack.push(callable.call(arguments.items()));
  }

  /**
   * Sets attributes; the only ones in a state dict are {@code _metadata} of the dict, the versions
   * of its modules.
   */
  private void build() {
    PickleValues.require(stack.pop(), Map.class, "the attributes of an object");
    PickleValues.require(stack.peek(), Map.class, "an object with attributes");
  }

  private void tuple(List<Object> values) {
    stack.push(values.isEmpty() ? PickleTuple.EMPTY : new PickleTuple(counted(values)));
  }

  private List<Object> popped(int count) {
    Object[] values = new Object[count];
    for (int i = count - 1; i >= 0; i--) {
      values[i] = stack.pop();
    }
    return List.of(values);
  }

  private List<Object> counted(List<Object> values) {
    items += values.size();
    if (items > Limits.PICKLE_ITEMS) {
      throw new CheckpointException("the pickle holds more than " + Limits.PICKLE_ITEMS + " items");
    }
    return values;
  }

  private void dict(List<Object> values) {
    stack.push(new LinkedHashMap<Object, Object>());
    set(values);
  }

  @SuppressWarnings("unchecked") // lists are made by this reader only, of Object
  private void append(List<Object> values) {
    PickleValues.require(stack.peek(), List.class, "a list to append to").addAll(counted(values));
  }

  @SuppressWarnings("unchecked") // dicts are made by this reader and TorchGlobal only, of Object
  private void set(List<Object> values) {
    if (values.size() % 2 != 0) {
      throw new CheckpointException("a dict in the pickle has a key without a value");
    }
    Map<Object, Object> dict = PickleValues.require(stack.peek(), Map.class, "a dict to fill");
    counted(values);
    for (int i = 0; i < values.size(); i += 2) {
      Object key = PickleValues.requireKey(values.get(i));
      if (dict.putIfAbsent(key, values.get(i + 1)) != null) {
        throw new CheckpointException("a dict in the pickle has a key twice: " + shown(key));
      }
    }
  }

  private static String shown(Object key) {
    return key instanceof String name ? Names.quote(name) : PickleValues.kind(key);
  }
}

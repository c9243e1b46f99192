package org.msift.core.operator;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * An array that a primitive takes in a layout of its own: copied to it before the primitive runs,
 * or from it afterwards.
 */
final class OneDnnCopy {

  private static final Pointer NOWHERE = null;

  private final memory inner;
  private final long values;
  private final boolean written;
  private final OneDnnCall.Step step;

  private OneDnnCopy(memory outer, OneDnnCall.Place place, engine device) {
    inner = new memory(place.layout(), device, NOWHERE);
    values = (place.layout().get_size() + Float.BYTES - 1) / Float.BYTES;
    written = place.written();
    memory from = written ? inner : outer;
    memory to = written ? outer : inner;
    reorder.primitive_desc form =
        new reorder.primitive_desc(device, from.get_desc(), device, to.get_desc());
    step =
        new OneDnnCall.Step(
            new reorder(form), new int[] {dnnl.DNNL_ARG_FROM, dnnl.DNNL_ARG_TO}, from, to);
  }

  /** The copy of an array; null where none is needed. */
  static OneDnnCopy of(memory outer, OneDnnCall.Place place, engine device) {
    if (place.layout() == null || alike(outer.get_desc(), place.layout())) {
      return null;
    }
    return new OneDnnCopy(outer, place, device);
  }

  /**
   * Whether two layouts are one. Channels in blocks of 8 or 16 are the same as channels last where
   * there is one block.
   */
  private static boolean alike(memory.desc outer, memory.desc wanted) {
    if (outer.equals(wanted)) {
      return true;
    }
    long[] shape = new long[wanted.data().ndims()];
    wanted.dims().get(shape);
    return shape.length == 4
        && (shape[1] == 16 && is(wanted, memory.format_tag.nChw16c, shape)
            || shape[1] == 8 && is(wanted, memory.format_tag.nChw8c, shape))
        && is(outer, memory.format_tag.nhwc, shape);
  }

  private static boolean is(memory.desc layout, memory.format_tag tag, long... shape) {
    return layout.equals(new memory.desc(shape, memory.data_type.f32, tag));
  }

  /** The memory that the primitive takes. */
  memory inner() {
    return inner;
  }

  /** What is to be done before the primitive runs. */
  void before(OneDnnCall.Room room, stream queue) {
    FloatPointer place = room.take(values);
    inner.set_data_handle(place);
    if (!written) {
      step.run(queue);
    }
  }

  /** What is to be done after it. */
  void after(stream queue) {
    if (written) {
      step.run(queue);
    }
  }
}

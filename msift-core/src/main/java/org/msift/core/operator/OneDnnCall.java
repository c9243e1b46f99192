package org.msift.core.operator;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * An operation of oneDNN made ready for arrays of certain layouts. Making one costs more than a
 * small product, so that the last ones are kept, for each thread its own: what one holds belongs to
 * one call at a time.
 */
final class OneDnnCall {

  /**
   * What calls have in common that differ in their arrays only.
   *
   * @param operation its name
   * @param layouts layouts of all arrays
   * @param numbers other arguments
   */
  record Form(String operation, List<HostArray.Layout> layouts, List<Double> numbers) {}

  /**
   * One of the form's arrays, as the primitive takes it.
   *
   * @param role what oneDNN calls it
   * @param layout the layout that the primitive wants; null for the array's own
   * @param written whether the primitive writes it
   */
  record Place(int role, memory.desc layout, boolean written) {}

  /** The primitive of a form, and how it takes the form's arrays. */
  record Plan(primitive primitive, Place... places) {

    /** A primitive that takes all arrays as they are. */
    static Plan of(primitive primitive, Integer... roles) {
      return new Plan(
          primitive,
          Arrays.stream(roles).map(role -> new Place(role, null, false)).toArray(Place[]::new));
    }
  }

  /** Where memory comes from for arrays that are copied to another layout. */
  @FunctionalInterface
  interface Room {

    /** Memory for so many values, until the operator returns. */
    FloatPointer take(long values);
  }

  /** More than the layers of different sizes of any network here. */
  private static final int MOST = 512;

  private static final Pointer NOWHERE = null;
  private static final ThreadLocal<Known> KNOWN = ThreadLocal.withInitial(Known::new);

  /** What a thread has made ready. */
  private static final class Known {
    private final engine device = new engine(engine.kind.cpu, 0);
    private final stream queue = new stream(device);
    private final Map<Form, OneDnnCall> calls =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Form, OneDnnCall> eldest) {
            return size() > MOST;
          }
        };
  }

  private final stream queue;
  private final Step step;
  private final memory[] memories;
  private final OneDnnCopy[] copies;

  private OneDnnCall(Form form, Plan plan, Known known) {
    queue = known.queue;
    memories = new memory[form.layouts().size()];
    copies = new OneDnnCopy[memories.length];
    memory[] taken = new memory[memories.length];
    int[] roles = new int[memories.length];
    for (int i = 0; i < memories.length; i++) {
      Place place = plan.places()[i];
      memories[i] = new memory(OneDnn.description(form.layouts().get(i)), known.device, NOWHERE);
      copies[i] = OneDnnCopy.of(memories[i], place, known.device);
      taken[i] = copies[i] == null ? memories[i] : copies[i].inner();
      roles[i] = place.role();
    }
    step = new Step(plan.primitive(), roles, taken);
  }

  /** A primitive with its arguments. */
  static final class Step {
    // Held for as long as the native arguments refer to them.
    private final primitive owner;
    private final memory[] memories;
    private final dnnl_primitive handle;
    private final dnnl_exec_arg_t arguments;

    Step(primitive primitive, int[] roles, memory... memories) {
      owner = primitive;
      handle = owner.get();
      this.memories = memories.clone();
      arguments = new dnnl_exec_arg_t(memories.length);
      for (int i = 0; i < memories.length; i++) {
        arguments.position(i).arg(roles[i]);
        arguments.memory(memories[i].get());
      }
      arguments.position(0);
    }

    void run(stream queue) {
      int status = dnnl_primitive_execute(handle, queue.get(), memories.length, arguments);
      if (status != dnnl.dnnl_success) {
        throw new IllegalStateException("oneDNN failed with status " + status);
      }
    }
  }

  /**
   * Runs an operation whose primitive takes all arrays as they are.
   *
   * @param operation its name
   * @param numbers other arguments than arrays
   * @param maker makes the primitive of a form that is not known yet
   * @param arrays all arrays, results too
   */
  static void run(
      String operation, List<Double> numbers, Function<engine, Plan> maker, HostArray... arrays) {
    run(OneDnnCall::refuse, operation, numbers, maker, arrays);
  }

  private static FloatPointer refuse(long values) {
    throw new IllegalStateException("no room was given for " + values + " values");
  }

  /**
   * Runs an operation.
   *
   * @param room gives memory for arrays that the primitive wants in another layout
   * @param operation its name
   * @param numbers other arguments than arrays
   * @param maker makes the primitive of a form that is not known yet
   * @param arrays all arrays, results too
   */
  static void run(
      Room room,
      String operation,
      List<Double> numbers,
      Function<engine, Plan> maker,
      HostArray... arrays) {
    List<HostArray.Layout> layouts = new ArrayList<>(arrays.length);
    for (HostArray array : arrays) {
      layouts.add(array.layout());
    }
    Known known = KNOWN.get();
    Form form = new Form(operation, layouts, numbers);
    OneDnnCall call = known.calls.get(form);
    if (call == null) {
      call = new OneDnnCall(form, maker.apply(known.device), known);
      known.calls.put(form, call);
    }
    call.compute(room, arrays);
  }

  private void compute(Room room, HostArray... arrays) {
    for (int i = 0; i < arrays.length; i++) {
      memories[i].set_data_handle(arrays[i].address());
      if (copies[i] != null) {
        copies[i].before(room, queue);
      }
    }
    step.run(queue);
    for (OneDnnCopy copy : copies) {
      if (copy != null) {
        copy.after(queue);
      }
    }
  }
}

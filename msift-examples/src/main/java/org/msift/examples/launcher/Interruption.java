package org.msift.examples.launcher;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.msift.core.training.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * While it is open, Ctrl-C asks a training to finish its step, save and return, instead of ending
 * the JVM. A second Ctrl-C ends the JVM at once. A request to terminate (SIGTERM) asks as the first
 * Ctrl-C does, however often it comes.
 *
 * <p>In a terminal Ctrl-C reaches the parent JVM of {@link ChildJvm} too. That one then begins to
 * shut down, sends its child SIGTERM, and waits for it: the child gets both signals, which is why
 * SIGTERM must not count as a second Ctrl-C.
 *
 * <p>A shutdown hook would not do: in a JVM that shuts down, a second Ctrl-C has no effect. Java's
 * signal handling has no public class; the one it has is called by reflection, since the compiler
 * warns of it in a way that cannot be switched off in one place.
 */
public final class Interruption implements AutoCloseable {

  /** Exit code of a program that was ended by Ctrl-C. */
  public static final int EXIT_CODE = 130;

  private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);
  private static final String INTERRUPT = "INT";
  private static final String TERMINATE = "TERM";

  private final StopSignal stop = new StopSignal();
  private final AtomicBoolean interrupted = new AtomicBoolean();

  /** What handled the signals before, by signal. */
  private final Map<Object, Object> before = new LinkedHashMap<>();

  private Interruption() {}

  /**
   * Begins to catch the signals. Where Java does not let it, that is logged, and Ctrl-C ends the
   * program as it ever did.
   *
   * @return to be closed when a stop is of no use any more
   */
  public static Interruption install() {
    Interruption interruption = new Interruption();
    interruption.handle(INTERRUPT, interruption::interrupt);
    interruption.handle(TERMINATE, interruption::requestStop);
    return interruption;
  }

  /**
   * The signal for the training.
   *
   * @return given with the first Ctrl-C
   */
  public StopSignal stop() {
    return stop;
  }

  private void interrupt() {
    if (!interrupted.compareAndSet(false, true)) {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
    requestStop();
  }

  private void requestStop() {
    if (stop.request()) {
      LOG.info("finishing this step and saving; press Ctrl-C again to end at once");
    }
  }

  private void handle(String name, Runnable action) {
    try {
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              handlers.getClassLoader(), new Class<?>[] {handlers}, handler(action));
      Object signal =
          Class.forName("sun.misc.Signal").getConstructor(String.class).newInstance(name);
      before.put(signal, set(signal, handler));
    } catch (ReflectiveOperationException | IllegalArgumentException refused) {
      LOG.warn("SIG{} cannot be caught; it ends the program without saving", name, refused);
    }
  }

  private static InvocationHandler handler(Runnable action) {
    return (proxy, method, arguments) ->
        switch (method.getName()) {
          case "handle" -> {
            action.run();
            yield null;
          }
          case "equals" -> proxy == arguments[0];
          case "hashCode" -> System.identityHashCode(proxy);
          default -> "handler of a signal";
        };
  }

  private static Object set(Object signal, Object handler) throws ReflectiveOperationException {
    Method handle =
        signal
            .getClass()
            .getMethod("handle", signal.getClass(), Class.forName("sun.misc.SignalHandler"));
    try {
      return handle.invoke(null, signal, handler);
    } catch (InvocationTargetException refused) {
      // Such as under -Xrs.
      throw new IllegalArgumentException(refused.getCause());
    }
  }

  /** Gives the signals back to what handled them before. */
  @Override
  public void close() {
    before.forEach(
        (signal, handler) -> {
          try {
            set(signal, handler);
          } catch (ReflectiveOperationException | IllegalArgumentException refused) {
            LOG.warn("{} cannot be given back", signal, refused);
          }
        });
    before.clear();
  }
}

package org.sluice.env.mujoco;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes over the engine's warnings and errors, which it would otherwise print and write to {@code
 * MUJOCO_LOG.TXT} in the working directory.
 *
 * <p>A warning (a state with a bad number, too many contacts) is logged at level DEBUG; what a bad
 * state means for an episode is said at {@link MujocoEnv#simulate}.
 *
 * <p>After an error the engine waits for a key and ends the process. A handler may not return
 * either: the engine would go on where it has just found that it cannot, past the end of its stack
 * or through a null pointer, and no exception can cross its frames. So the error is logged and the
 * calling thread stops there for good; its environment is lost, the process and its other threads
 * live on. Faults in a model's text never get here, the compiler reports those itself; what is left
 * is memory that the system refuses to give.
 */
final class EngineMessages {

  private static final Logger LOG = System.getLogger(EngineMessages.class.getName());

  /** What the engine calls with a message. */
  interface Handler extends Callback {
    void handle(String message);
  }

  private EngineMessages() {}

  /**
   * Installs the handlers, unless somebody else in this process, such as this class under another
   * class loader, already has.
   */
  static void intercept(NativeLibrary library) {
    intercept(library, "mju_user_warning", EngineMessages::warning);
    intercept(library, "mju_user_error", EngineMessages::error);
  }

  private static void intercept(NativeLibrary library, String variable, Handler handler) {
    Pointer address = library.getGlobalVariableAddress(variable);
    if (address.getPointer(0) != null) {
      return;
    }
    address.setPointer(0, CallbackReference.getFunctionPointer(handler));
    // The engine keeps a bare pointer for as long as it is loaded, longer than a class loader of a
    // job may live. A shutdown hook is reachable until the process ends, and so is what it holds.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> pin(handler), variable));
  }

  private static void pin(Handler handler) {
    LOG.log(Level.TRACE, "{0} ends with the process", handler);
  }

  private static void warning(String message) {
    LOG.log(Level.DEBUG, "MuJoCo warns: {0}", message);
  }

  private static void error(String message) {
    LOG.log(
        Level.ERROR,
        "MuJoCo cannot go on: {0}. Thread {1} stops here for good, and its environment is lost.",
        message,
        Thread.currentThread().getName());
    while (true) {
      LockSupport.park();
      Thread.interrupted();
    }
  }
}

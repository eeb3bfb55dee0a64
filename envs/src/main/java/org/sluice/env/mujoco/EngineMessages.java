package org.sluice.env.mujoco;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.locks.LockSupport;

/**
 * Handles the engine's warnings and errors, which it would otherwise print and write to {@code
 * MUJOCO_LOG.TXT} in the working directory.
 *
 * <p>A warning (a state with a bad number, too many contacts) is logged at level DEBUG; see {@link
 * MujocoEnv#simulate} for what a bad state means for an episode.
 *
 * <p>After an error, the engine would wait for a key press and exit the process. A handler must not
 * return, since the engine would continue in an invalid state, and no exception can cross its
 * native frames. The error is therefore logged and the calling thread parked forever; its
 * environment is lost, but the process and its other threads continue. Errors in a model's text do
 * not get here, since the compiler reports them itself; the remaining cause is failed memory
 * allocation.
 */
final class EngineMessages {

  private static final Logger LOG = System.getLogger(EngineMessages.class.getName());

  /** The engine's message callback. */
  interface Handler extends Callback {
    void handle(String message);
  }

  private EngineMessages() {}

  /**
   * Installs the handlers, unless they are already installed in this process, for example by this
   * class in another class loader.
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
    // The engine keeps a raw pointer as long as it is loaded, possibly longer than a job's class
    // loader lives. A shutdown hook and everything it references stay reachable until the process
    // ends.
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
        "MuJoCo cannot continue: {0}. Thread {1} is stopped for good, and its environment is lost.",
        message,
        Thread.currentThread().getName());
    while (true) {
      LockSupport.park();
      Thread.interrupted();
    }
  }
}

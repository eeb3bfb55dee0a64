package org.sluice.jobs.train.faults;

import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.commons.lang3.ClassUtils;
import org.apache.flink.core.io.InputStatus;

/**
 * A source or an operator factory whose readers or operators follow a script of faults; all else is
 * passed on to the original.
 */
final class Planted {

  private Planted() {}

  /** A stand-in for the original, with all its interfaces. */
  static <T> T in(T maker, FaultScript script, String operator) {
    return proxy(maker, new Making(maker, script, operator));
  }

  @SuppressWarnings("unchecked") // the proxy has the original's interfaces
  private static <T> T proxy(T target, InvocationHandler handler) {
    return (T)
        Proxy.newProxyInstance(
            Planted.class.getClassLoader(),
            ClassUtils.getAllInterfaces(target.getClass()).toArray(Class[]::new),
            handler);
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private record Making(Object maker, FaultScript script, String operator)
      implements InvocationHandler, Serializable {

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
      Object made = call(maker, method, arguments);
      return switch (method.getName()) {
        case "createReader", "createStreamOperator" ->
            proxy(made, new Watched(made, script.watch(operator)));
        default -> made;
      };
    }
  }

  /** Fails after a record has had its effect, where a restart has most to undo. */
  private record Watched(Object target, FaultScript.Watch watch) implements InvocationHandler {

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
      Object result = call(target, method, arguments);
      switch (method.getName()) {
        case "notifyCheckpointComplete" -> watch.checkpointComplete();
        case "processElement" -> watch.record();
        case "pollNext" -> {
          if (result == InputStatus.MORE_AVAILABLE) {
            watch.record();
          }
        }
        default -> {}
      }
      return result;
    }
  }
}

package org.sluice.learning.hyperparameters;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.ml.param.Param;

/** Utilities for lists and variants of parameters. */
public final class Params {

  private Params() {}

  /** The parameters declared in interfaces, in order. */
  public static List<Param<?>> of(Class<?>... constants) {
    List<Param<?>> parameters = new ArrayList<>();
    for (Class<?> type : constants) {
      for (Field field : type.getFields()) {
        if (Param.class.isAssignableFrom(field.getType())) {
          parameters.add(value(field));
        }
      }
    }
    return List.copyOf(parameters);
  }

  /** The same, but of several with one name only the last, in the place of the first. */
  public static List<Param<?>> merged(Class<?>... constants) {
    Map<String, Param<?>> parameters = new LinkedHashMap<>();
    of(constants).forEach(parameter -> parameters.put(parameter.name, parameter));
    return List.copyOf(parameters.values());
  }

  /** A copy of a parameter with another default. */
  public static <V> Param<V> withDefault(Param<V> parameter, V value) {
    return new Param<>(
        parameter.name, parameter.clazz, parameter.description, value, parameter.validator);
  }

  private static Param<?> value(Field field) {
    try {
      return (Param<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " is a constant of a public interface", e);
    }
  }
}

package org.sluice.learning.hyperparameters;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.WithParams;

/**
 * Values of hyper-parameters; unset ones have their default.
 *
 * <p>The parameters themselves are constants of the interfaces {@code …Params} beside the code that
 * reads them.
 */
public final class Hyperparameters implements WithParams<Hyperparameters>, Serializable {

  private static final long serialVersionUID = 1;

  private final LinkedHashMap<Param<?>, Object> values = new LinkedHashMap<>();

  /**
   * Sets a value.
   *
   * @throws IllegalArgumentException if it is out of range; the message says what is allowed
   */
  @Override
  public <V> Hyperparameters set(Param<V> parameter, V value) {
    if (value == null || !parameter.validator.validate(value)) {
      throw new IllegalArgumentException(
          parameter.name + " must be " + parameter.validator + ", not " + value);
    }
    values.put(parameter, value);
    return this;
  }

  /** A copy with another value for one; this object is not modified. */
  public <V> Hyperparameters with(Param<V> parameter, V value) {
    return copy().set(parameter, value);
  }

  /** A copy without the values of some; this object is not modified. */
  public Hyperparameters without(Collection<Param<?>> parameters) {
    Hyperparameters other = copy();
    other.values.keySet().removeAll(parameters);
    return other;
  }

  /** A copy. */
  public Hyperparameters copy() {
    Hyperparameters other = new Hyperparameters();
    other.values.putAll(values);
    return other;
  }

  /** Whether a value has been set, even to the default. */
  public boolean has(Param<?> parameter) {
    return values.containsKey(parameter);
  }

  @Override
  public <V> V get(Param<V> parameter) {
    Object value = values.get(parameter);
    return value == null ? parameter.defaultValue : parameter.clazz.cast(value);
  }

  @Override
  public Map<Param<?>, Object> getParamMap() {
    return values;
  }
}

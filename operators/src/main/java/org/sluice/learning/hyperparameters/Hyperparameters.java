package org.sluice.learning.hyperparameters;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.WithParams;

/**
 * Values for hyper-parameters; what is not set has its default.
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

  /** These with another value for one; these stay as they are. */
  public <V> Hyperparameters with(Param<V> parameter, V value) {
    return copy().set(parameter, value);
  }

  /** These without the values of some; these stay as they are. */
  public Hyperparameters without(Collection<Param<?>> parameters) {
    Hyperparameters other = copy();
    other.values.keySet().removeAll(parameters);
    return other;
  }

  /** The same values in an object of their own. */
  public Hyperparameters copy() {
    Hyperparameters other = new Hyperparameters();
    other.values.putAll(values);
    return other;
  }

  /** Whether a value has been set, be it the default. */
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

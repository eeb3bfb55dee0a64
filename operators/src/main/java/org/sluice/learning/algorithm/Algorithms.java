package org.sluice.learning.algorithm;

import java.util.Collection;
import org.apache.flink.ml.param.Param;
import org.sluice.env.registry.Registry;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Range;

/**
 * Every algorithm by name, including those from other jars.
 *
 * <p>Methods throw a {@link org.sluice.env.registry.RegistryException} that names the class and the
 * jar if one from another jar cannot be loaded or its name is already taken.
 */
public final class Algorithms {

  private static final Registry<Algorithm> REGISTRY =
      Registry.load("algorithm", Algorithm.class, Algorithm::word);

  private Algorithms() {}

  /** All of them. */
  public static Collection<Algorithm> all() {
    return REGISTRY.all().values();
  }

  /** The algorithm that hyper-parameters choose. */
  public static Algorithm of(Hyperparameters values) {
    return REGISTRY.all().get(values.get(AlgorithmParams.ALGORITHM));
  }

  /** Hyper-parameters completed with the algorithm's defaults. */
  public static Hyperparameters complete(Hyperparameters values) {
    Hyperparameters complete = values.copy();
    for (Param<?> parameter : of(values).parameters()) {
      setDefault(complete, parameter);
    }
    return complete;
  }

  private static <V> void setDefault(Hyperparameters values, Param<V> parameter) {
    if (!values.has(parameter)) {
      values.set(parameter, parameter.defaultValue);
    }
  }

  /** The allowed names; those from other jars with the jar's path. */
  static Range<String> words() {
    return Range.oneOf(REGISTRY.names(), REGISTRY::jarOf);
  }
}

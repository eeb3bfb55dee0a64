package org.sluice.learning.algorithm;

import java.util.Collection;
import org.apache.flink.ml.param.Param;
import org.sluice.env.registry.Registry;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Range;

/**
 * Every algorithm by its word, those that others bring included.
 *
 * <p>Methods throw a {@link org.sluice.env.registry.RegistryException} that names the class and the
 * jar if what others bring cannot be loaded or repeats a word.
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

  /** Hyper-parameters with the algorithm's defaults for those of its keys that are not set. */
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

  /** What a choice may be; those of other jars with their place. */
  static Range<String> words() {
    return Range.oneOf(REGISTRY.names(), REGISTRY::jarOf);
  }
}

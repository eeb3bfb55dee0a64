package org.sluice.learning.encoder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Space;
import org.sluice.env.registry.Registry;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Range;

/**
 * Every type of encoder by name, including those from other jars.
 *
 * <p>Methods throw a {@link org.sluice.env.registry.RegistryException} that names the class and the
 * jar if one from another jar cannot be loaded or its name is already taken.
 */
public final class Encoders {

  private static final Registry<EncoderType> REGISTRY =
      Registry.load("encoder", EncoderType.class, EncoderType::word);

  private Encoders() {}

  /** All types. */
  public static Collection<EncoderType> types() {
    return REGISTRY.all().values();
  }

  /** The type that hyper-parameters choose. */
  public static EncoderType type(Hyperparameters values) {
    return REGISTRY.all().get(values.get(EncoderParams.TYPE));
  }

  /** The choice of a type, and the keys of the chosen one. */
  public static List<Param<?>> parameters(Hyperparameters values) {
    List<Param<?>> parameters = new ArrayList<>(List.of(EncoderParams.TYPE));
    parameters.addAll(type(values).parameters());
    return parameters;
  }

  /**
   * A new encoder.
   *
   * @throws IllegalArgumentException if the type cannot encode such observations
   */
  public static Encoder create(Space observations, Hyperparameters values) {
    return type(values).create(observations, values);
  }

  /** The allowed names; those from other jars with the jar's path. */
  static Range<String> words() {
    return Range.oneOf(REGISTRY.names(), REGISTRY::jarOf);
  }
}

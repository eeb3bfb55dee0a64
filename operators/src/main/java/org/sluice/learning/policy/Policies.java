package org.sluice.learning.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Box;
import org.sluice.env.Discrete;
import org.sluice.env.Space;
import org.sluice.env.Spaces;
import org.sluice.env.registry.Registry;
import org.sluice.learning.encoder.Encoder;
import org.sluice.learning.encoder.EncoderParams;
import org.sluice.learning.encoder.Encoders;
import org.sluice.learning.encoder.Plain;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Range;

/**
 * Every type of policy by name, including those from other jars.
 *
 * <p>Methods throw a {@link org.sluice.env.registry.RegistryException} that names the class and the
 * jar if one from another jar cannot be loaded or its name is already taken.
 */
public final class Policies {

  private static final Registry<PolicyType> REGISTRY =
      Registry.load("policy", PolicyType.class, PolicyType::word);

  private Policies() {}

  /** All types. */
  public static Collection<PolicyType> types() {
    return REGISTRY.all().values();
  }

  /** The type that hyper-parameters choose. */
  public static PolicyType type(Hyperparameters values) {
    return REGISTRY.all().get(values.get(PolicyParams.TYPE));
  }

  /** The keys of all types and encoders, after the keys that choose between them. */
  public static List<Param<?>> parameters() {
    List<Param<?>> parameters = new ArrayList<>(List.of(PolicyParams.TYPE));
    types().forEach(type -> parameters.addAll(type.parameters()));
    parameters.add(EncoderParams.TYPE);
    Encoders.types().forEach(type -> parameters.addAll(type.parameters()));
    return parameters.stream().distinct().toList();
  }

  /** The keys that shape the policy that hyper-parameters choose, its encoder's included. */
  public static List<Param<?>> parameters(Hyperparameters values) {
    List<Param<?>> parameters = new ArrayList<>(List.of(PolicyParams.TYPE));
    parameters.addAll(type(values).parameters(values));
    parameters.addAll(Encoders.parameters(values));
    return parameters;
  }

  /** The keys that set the networks' sizes. */
  public static List<PolicyType.Size> sizes(Hyperparameters values) {
    List<PolicyType.Size> sizes = new ArrayList<>(type(values).sizes(values));
    Encoders.type(values)
        .widths()
        .forEach(key -> sizes.add(new PolicyType.Size(key, PolicyType.Growth.WIDTH)));
    return sizes;
  }

  /**
   * A new policy.
   *
   * @param spaces of the environment
   * @throws IllegalArgumentException if the policy cannot act in the environment; the message says
   *     which policies can
   */
  public static Policy create(Spaces spaces, Hyperparameters values) {
    if (spaces.observations() instanceof Discrete) {
      throw new IllegalArgumentException(
          "the environment has discrete observations; policies need numbers to normalise");
    }
    PolicyType type = type(values);
    if (!type.acts(spaces.actions())) {
      throw new IllegalArgumentException(cannotAct(spaces, type));
    }
    Space observations = spaces.observations();
    Encoder encoder = Encoders.create(observations, values);
    if (encoder.equals(new Plain(observations.size(), false))) {
      return type.create(spaces, values);
    }
    Spaces encoded = new Spaces(Box.unbounded(encoder.features()), spaces.actions());
    return new EncodedPolicy(observations.size(), encoder, type.create(encoded, values));
  }

  private static String cannotAct(Spaces spaces, PolicyType type) {
    List<String> others =
        types().stream()
            .filter(other -> other.acts(spaces.actions()))
            .map(PolicyType::word)
            .toList();
    String actions =
        spaces.actions() instanceof Discrete discrete
            ? discrete.n() + " discrete actions"
            : "continuous actions";
    return String.format(
        "the environment has %s: %s must be %s%s, not %s",
        actions,
        PolicyParams.TYPE.name,
        others.size() > 1 ? "one of " : "",
        String.join(", ", others),
        type.word());
  }

  /** The chosen policy for messages: its type and its other choices. */
  public static String describe(Hyperparameters values) {
    return type(values).parameters(values).stream()
        .filter(parameter -> parameter.clazz == String.class)
        .map(parameter -> ", " + parameter.name + " " + values.get(parameter))
        .collect(Collectors.joining("", PolicyParams.TYPE.name + " " + type(values).word(), ""));
  }

  /** The allowed names; those from other jars with the jar's path. */
  static Range<String> words() {
    return Range.oneOf(REGISTRY.names(), REGISTRY::jarOf);
  }
}

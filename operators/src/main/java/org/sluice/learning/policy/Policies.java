package org.sluice.learning.policy;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Discrete;
import org.sluice.env.EnvSpec;
import org.sluice.env.registry.Registry;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Range;

/**
 * Every type of policy by its word, those that others bring included.
 *
 * <p>Methods throw a {@link org.sluice.env.registry.RegistryException} that names the class and the
 * jar if what others bring cannot be loaded or repeats a word.
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

  /** The keys of all types, each once, after the choice between them. */
  public static List<Param<?>> parameters() {
    return Stream.concat(
            Stream.<Param<?>>of(PolicyParams.TYPE),
            types().stream().flatMap(type -> type.parameters().stream()))
        .distinct()
        .toList();
  }

  /**
   * A new policy.
   *
   * @throws IllegalArgumentException if the policy cannot act in the environment; the message says
   *     which can
   */
  public static Policy create(EnvSpec spec, Hyperparameters values) {
    if (spec.observationSpace() instanceof Discrete) {
      throw new IllegalArgumentException(
          spec.id() + " has discrete observations; policies need numbers to normalise");
    }
    PolicyType type = type(values);
    if (!type.acts(spec.actionSpace())) {
      throw new IllegalArgumentException(cannotAct(spec, type));
    }
    return type.create(spec, values);
  }

  private static String cannotAct(EnvSpec spec, PolicyType type) {
    List<String> others =
        types().stream()
            .filter(other -> other.acts(spec.actionSpace()))
            .map(PolicyType::word)
            .toList();
    String actions =
        spec.actionSpace() instanceof Discrete discrete
            ? discrete.n() + " discrete actions"
            : "continuous actions";
    return String.format(
        "%s has %s: %s must be %s%s, not %s",
        spec.id(),
        actions,
        PolicyParams.TYPE.name,
        others.size() > 1 ? "one of " : "",
        String.join(", ", others),
        type.word());
  }

  /** The choice of a policy for messages: its type, and the words that vary it. */
  public static String describe(Hyperparameters values) {
    return type(values).parameters().stream()
        .filter(parameter -> parameter.clazz == String.class)
        .map(parameter -> ", " + parameter.name + " " + values.get(parameter))
        .collect(Collectors.joining("", PolicyParams.TYPE.name + " " + type(values).word(), ""));
  }

  /** What a choice may be; those of other jars with their place. */
  static Range<String> words() {
    return Range.oneOf(REGISTRY.names(), REGISTRY::jarOf);
  }
}

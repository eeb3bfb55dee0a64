package org.sluice.learning.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sluice.env.Box;
import org.sluice.env.Discrete;
import org.sluice.env.Generator;
import org.sluice.env.Space;
import org.sluice.env.Spaces;
import org.sluice.learning.encoder.EncoderParams;
import org.sluice.learning.encoder.EncoderPictures;
import org.sluice.learning.encoder.EncoderType;
import org.sluice.learning.encoder.Encoders;
import org.sluice.learning.flow.FamilyVariant;
import org.sluice.learning.golden.Numbers;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.ParameterText;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.policy.PolicyType;
import org.sluice.learning.records.ParameterShape;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;

/**
 * A policy to export.
 *
 * @param settings the keys that choose it, the others have their defaults
 */
record ExportedPolicy(Spaces spaces, Map<String, String> settings) {

  private static final int OBSERVATION = 5;
  private static final Space BOX = Box.uniform(3, -1, 2);

  /** Every type, family and encoder, but the one type that cannot be exported. */
  static Stream<ExportedPolicy> all() {
    List<ExportedPolicy> all = new ArrayList<>();
    for (PolicyType type : Policies.types()) {
      if (type.word().equals("beta")) {
        continue;
      }
      Stream<Map<String, String>> variants = Stream.of(Map.of(PolicyParams.TYPE.name, type.word()));
      if (type.parameters().contains(PolicyParams.FLOW_FAMILY)) {
        variants = FamilyVariant.all().map(variant -> flow(type.word(), variant));
      }
      variants.forEach(
          settings ->
              Stream.of(BOX, Box.uniform(1, -1, 2), new Discrete(4), new Discrete(1))
                  .filter(type::acts)
                  .forEach(actions -> addWithEncoders(all, actions, settings)));
    }
    all.add(
        new ExportedPolicy(
            new Spaces(EncoderPictures.bytes(), BOX),
            Map.of(
                PolicyParams.TYPE.name,
                "gaussian",
                EncoderParams.TYPE.name,
                "convolutional",
                EncoderParams.KERNEL.name,
                String.valueOf(EncoderPictures.KERNEL))));
    all.add(
        new ExportedPolicy(
            new Spaces(EncoderPictures.bytes(), BOX), Map.of(PolicyParams.TYPE.name, "gaussian")));
    all.add(
        new ExportedPolicy(
            new Spaces(Box.unbounded(OBSERVATION), BOX),
            Map.of(
                PolicyParams.TYPE.name,
                "noisy-network",
                PolicyParams.NOISE_OF.name,
                PolicyParams.WEIGHTS,
                PolicyParams.DROPOUT.name,
                "0.3")));
    return all.stream();
  }

  private static void addWithEncoders(
      List<ExportedPolicy> all, Space actions, Map<String, String> settings) {
    for (EncoderType encoder : Encoders.types()) {
      if (!actions.equals(BOX) && !encoder.word().equals(EncoderParams.TYPE.defaultValue)) {
        continue;
      }
      Map<String, String> encoded = new LinkedHashMap<>(settings);
      encoded.put(EncoderParams.TYPE.name, encoder.word());
      if (encoder.parameters().contains(EncoderParams.KERNEL)) {
        encoded.put(EncoderParams.KERNEL.name, String.valueOf(EncoderPictures.KERNEL));
      }
      all.add(new ExportedPolicy(new Spaces(EncoderPictures.floats(), actions), encoded));
    }
  }

  private static Map<String, String> flow(String type, FamilyVariant variant) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(PolicyParams.TYPE.name, type);
    settings.put(PolicyParams.FLOW_FAMILY.name, variant.family().word());
    if (variant.key() != null) {
      settings.put(variant.key().name, variant.word());
    }
    return settings;
  }

  /** The Beta policy. */
  static ExportedPolicy beta() {
    return new ExportedPolicy(
        new Spaces(Box.unbounded(OBSERVATION), BOX), Map.of(PolicyParams.TYPE.name, "beta"));
  }

  Policy policy() {
    Hyperparameters values = new Hyperparameters();
    settings.forEach((key, value) -> ParameterText.set(values, parameter(key), value));
    return Policies.create(spaces, values);
  }

  private static org.apache.flink.ml.param.Param<?> parameter(String key) {
    return Policies.parameters().stream()
        .filter(one -> one.name.equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** A version with parameters some way from their start, means and deviations. */
  PolicySnapshot snapshot(int version) {
    Policy policy = policy();
    Generator random = new Generator(31 + version);
    double[] start = policy.layout().initialise(random);
    double[] parameters = Numbers.shifted(start, 1, Numbers.normal(random, start.length, 0.2));
    float[] singles = new float[parameters.length];
    for (int i = 0; i < singles.length; i++) {
      singles[i] = (float) parameters[i];
    }
    int features = spaces.observations().isBytes() ? 0 : policy.observationDim();
    double[] means = Numbers.normal(random, features, 100);
    double[] deviations = Numbers.normal(random, features, 3);
    for (int i = 0; i < features; i++) {
      deviations[i] = 0.1 + Math.abs(deviations[i]);
    }
    return new PolicySnapshot(
        "trial",
        version,
        1000L * version,
        false,
        specification(policy),
        singles,
        new float[0],
        means,
        deviations);
  }

  private PolicySpecification specification(Policy policy) {
    List<ParameterShape> layout =
        policy.layout().entries().stream()
            .map(entry -> new ParameterShape(entry.name(), entry.rows(), entry.columns()))
            .toList();
    return new PolicySpecification("Task-v0", "trpo", spaces, settings, layout, List.of());
  }

  @Override
  public String toString() {
    return settings.values() + " from " + spaces.observations() + " to " + spaces.actions();
  }
}

package org.sluice.learning.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxModelMetadata;
import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.ObservationStatistics;

/** Exported policies in ONNX Runtime act like {@link Actor}. */
class OnnxPolicyTest {

  private static final int SAMPLES = 20;
  private static final double TOLERANCE = 1e-4;

  static Stream<ExportedPolicy> cases() {
    return ExportedPolicy.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aModelActsLikeItsVersion(ExportedPolicy exported) throws OrtException {
    PolicySnapshot version = exported.snapshot(1);
    Inputs inputs = Inputs.of(exported.policy(), version, SAMPLES);
    try (OnnxRun run = new OnnxRun(OnnxPolicy.of(version))) {
      check(exported, version, inputs, run.run(inputs.observations(), inputs.noise()));
      if (exported.policy().noiseDim() > 0) {
        Inputs repeated = inputs.ofOneObservation();
        float[][] one = {repeated.observations()[0]};
        check(exported, version, repeated, run.run(one, repeated.noise()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void oneTemplateActsLikeEveryVersion(ExportedPolicy exported) throws OrtException {
    try (OnnxRun run = new OnnxRun(OnnxPolicy.template(exported.snapshot(0)))) {
      for (int number = 1; number <= 2; number++) {
        PolicySnapshot version = exported.snapshot(number);
        Inputs inputs = Inputs.of(exported.policy(), version, SAMPLES);
        check(exported, version, inputs, run.run(version, inputs.observations(), inputs.noise()));
      }
    }
  }

  @Test
  void aModelSaysWhereItComesFrom() throws OrtException {
    PolicySnapshot version = ExportedPolicy.all().findFirst().orElseThrow().snapshot(7);
    try (OnnxRun run = new OnnxRun(OnnxPolicy.of(version))) {
      OnnxModelMetadata metadata = run.session().getMetadata();
      assertThat(metadata.getProducerName()).isEqualTo("Sluice");
      assertThat(metadata.getDescription())
          .isEqualTo("Version 7 of the policy of trial trial for Task-v0");
      assertThat(metadata.getCustomMetadata())
          .containsEntry("trial", "trial")
          .containsEntry("version", "7")
          .containsEntry("steps", "7000")
          .containsEntry("environment", "Task-v0")
          .containsEntry("algorithm", "trpo")
          .containsEntry(
              "observation-space", version.specification().spaces().observations().toString())
          .containsAllEntriesOf(version.specification().settings());
    }
    try (OnnxRun run = new OnnxRun(OnnxPolicy.template(version))) {
      assertThat(run.session().getMetadata().getCustomMetadata())
          .containsEntry("trial", "trial")
          .doesNotContainKey("version");
    }
  }

  @Test
  void equalPoliciesGiveEqualBytes() {
    ExportedPolicy exported = ExportedPolicy.all().findFirst().orElseThrow();
    assertThat(OnnxPolicy.of(exported.snapshot(1))).isEqualTo(OnnxPolicy.of(exported.snapshot(1)));
    assertThat(OnnxPolicy.template(exported.snapshot(1)))
        .isEqualTo(OnnxPolicy.template(exported.snapshot(2)));
  }

  @Test
  void aPolicyWithoutOperatorsIsRefused() {
    PolicySnapshot beta = ExportedPolicy.beta().snapshot(1);
    assertThatThrownBy(() -> OnnxPolicy.of(beta))
        .isInstanceOf(NotExportableException.class)
        .hasMessage(
            "cannot be exported: policy.type beta: it needs quantiles of the beta distribution,"
                + " for which ONNX has no operators");
    assertThatThrownBy(() -> OnnxPolicy.template(beta)).isInstanceOf(NotExportableException.class);
  }

  /**
   * What a model is asked.
   *
   * @param observations {@code [N, observationDim]}
   * @param noise {@code [N, noiseDim]}; the first is the central one
   */
  private record Inputs(float[][] observations, float[][] noise) {

    static Inputs of(Policy policy, PolicySnapshot version, int samples) {
      Generator random = new Generator(37);
      float[][] observations = new float[samples][policy.observationDim()];
      float[][] noise = new float[samples][policy.noiseDim()];
      double[] drawn = new double[policy.noiseDim()];
      for (int n = 0; n < samples; n++) {
        for (int i = 0; i < policy.observationDim(); i++) {
          observations[n][i] =
              (float)
                  (version.means().length == 0
                      ? random.nextInt(256)
                      : version.means()[i] + 3 * version.deviations()[i] * random.gaussian());
        }
        if (n == 0) {
          policy.centralNoise(drawn);
        } else {
          policy.drawNoise(random, drawn);
        }
        for (int i = 0; i < drawn.length; i++) {
          noise[n][i] = (float) drawn[i];
        }
      }
      return new Inputs(observations, noise);
    }

    /** The same noise for the first observation only. */
    Inputs ofOneObservation() {
      float[][] repeated = new float[noise.length][];
      Arrays.fill(repeated, observations[0]);
      return new Inputs(repeated, noise);
    }
  }

  private static void check(
      ExportedPolicy exported, PolicySnapshot version, Inputs inputs, OnnxRun.Answer answer) {
    Policy policy = exported.policy();
    Actor actor = new Actor(policy);
    actor.setParameters(version.policy());
    ObservationStatistics statistics =
        new ObservationStatistics(version.means(), version.deviations());
    assertThat(answer.actions()).hasDimensions(inputs.noise().length, policy.actionDim());
    assertThat(answer.logProbabilities()).hasSize(inputs.noise().length);
    double[] action = new double[policy.actionDim()];
    for (int n = 0; n < inputs.noise().length; n++) {
      double[] normalised = doubles(inputs.observations()[n]);
      statistics.normalise(normalised, normalised);
      double logProbability = actor.act(normalised, doubles(inputs.noise()[n]), action);
      for (int i = 0; i < action.length; i++) {
        assertClose("action", answer.actions()[n][i], action[i]);
      }
      assertClose("log-probability", answer.logProbabilities()[n], logProbability);
    }
  }

  /** Relative, but absolute where the expected number is below one. */
  private static void assertClose(String what, double actual, double expected) {
    double tolerance = TOLERANCE * Math.max(1, Math.abs(expected));
    assertThat(actual).as(what).isCloseTo(expected, within(tolerance));
  }

  private static double[] doubles(float[] singles) {
    double[] doubles = new double[singles.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = singles[i];
    }
    return doubles;
  }
}

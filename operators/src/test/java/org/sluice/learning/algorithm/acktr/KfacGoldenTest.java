package org.sluice.learning.algorithm.acktr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.kfac.Damping;
import org.sluice.learning.kfac.FisherBlock;
import org.sluice.learning.kfac.KfacParams;
import org.sluice.learning.kfac.KfacState;
import org.sluice.learning.kfac.KfacStep;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.NormalizingFlow;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.PolicyUpdate;

/** K-FAC's factors, directions and steps against the reference numbers, and ACKTR's update. */
class KfacGoldenTest {

  private static final double LAYER_NORM_EPSILON = 1e-12;

  static Stream<Arguments> cases() {
    return Stream.of(
            Golden.cases("kfac_mlp").map(c -> Arguments.of(gaussian(c), c)),
            Golden.cases("kfac_nf").map(c -> Arguments.of(flow(c), c)))
        .flatMap(s -> s);
  }

  private static Policy gaussian(Golden c) {
    return new Gaussian(c.integer("obs_dim"), c.integer("act_dim"), Trunk.of(c.integer("hidden")));
  }

  private static Policy flow(Golden c) {
    return NormalizingFlow.ofCouplings(
        c.integer("obs_dim"),
        c.integer("act_dim"),
        c.integer("pairs"),
        c.integer("hidden"),
        c.integer("state_hidden"),
        LAYER_NORM_EPSILON);
  }

  private static String mode(Golden c) {
    return c.text("damping_mode").equals("pi") ? KfacParams.PI : KfacParams.PLAIN;
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("cases")
  void step(Policy policy, Golden golden) {
    double[] parameters = golden.flat("params", policy.layout());
    KfacStep.Settings settings =
        new KfacStep.Settings(
            golden.number("stats_decay"),
            new Damping(
                Damping.Mode.named(mode(golden)),
                golden.number("epsilon"),
                golden.number("weight_decay_damping")),
            golden.number("momentum"),
            golden.number("clip_kl"));
    KfacState state = null;
    for (Golden step : golden.list("steps")) {
      AcktrWorkspace workspace = workspace(policy, step);
      KfacStep kfac = workspace.step;
      if (state == null) {
        state = new KfacState(workspace.kfac.factorSize(), parameters.length, 1);
      }
      state.learningRate = step.number("lr");
      PolicyBatch batch = batch(workspace, step, parameters);

      workspace.sweepScores();
      if (step.has("batch_stats")) {
        double[] factors = new double[workspace.kfac.factorSize()];
        workspace.kfac.average(0, factors);
        assertFactors(workspace, factors, step.at("batch_stats"));
      }
      kfac.observe(settings, state);
      workspace.sweepLoss(batch);
      assertClose("gradient", workspace.gradient, step.flat("grad", policy.layout()));
      assertThat(kfac.decompose()).isEqualTo(Outcome.ACCEPTED);
      assertThat(kfac.propose(settings, state, workspace.gradient, parameters))
          .isEqualTo(Outcome.ACCEPTED);
      assertClose("direction", kfac.direction(), step.flat("natural_direction", policy.layout()));
      assertClose("vFv", kfac.predictedDivergence(), step.number("vFv"));
      assertClose("scaling", kfac.scaling(), step.number("scaling"));

      kfac.accept(state, parameters);
      assertFactors(workspace, state.factors, step.at("running_stats"));
      assertClose("parameters", parameters, step.flat("params_new", policy.layout()));
    }
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("cases")
  void update(Policy policy, Golden golden) {
    List<Golden> steps = golden.list("steps");
    double[] parameters = golden.flat("params", policy.layout());
    AcktrWorkspace workspace = workspace(policy, steps.get(0));
    Acktr acktr =
        new Acktr(
            workspace,
            new Hyperparameters()
                .set(AcktrParams.LEARNING_RATE, steps.get(0).number("lr"))
                .set(AcktrParams.FACTOR_DECAY, golden.number("stats_decay"))
                .set(KfacParams.KFAC_DAMPING_MODE, mode(golden))
                .set(AcktrParams.KFAC_DAMPING, golden.number("epsilon"))
                .set(AcktrParams.KFAC_WEIGHT_DAMPING, golden.number("weight_decay_damping"))
                .set(KfacParams.MOMENTUM, golden.number("momentum"))
                .set(AcktrParams.CLIP_KL, golden.number("clip_kl"))
                .set(AcktrParams.DIVERGENCE_ESTIMATE, SampledDivergence.LOG_RATIO.word()));
    for (Golden step : steps) {
      assertClose("rate", acktr.learningRate(), step.number("lr"));
      PolicyBatch batch = batch(workspace, step, parameters);
      PolicyUpdate update = acktr.update(batch, parameters, new Generator(1));
      assertThat(update.outcome()).isEqualTo(Outcome.ACCEPTED);
      assertClose("divergence", update.divergence(), step.number("sample_kl"));
      assertClose("parameters", parameters, step.flat("params_new", policy.layout()));
      assertClose("next rate", acktr.learningRate(), step.number("lr_next_desired_kl_0.002"));
    }
  }

  private static AcktrWorkspace workspace(Policy policy, Golden step) {
    return new AcktrWorkspace(policy, Precision.DOUBLE, step.array("adv").length);
  }

  private static PolicyBatch batch(AcktrWorkspace workspace, Golden step, double[] parameters) {
    double[] logProbabilities = new double[workspace.batch];
    PolicyBatch batch =
        new PolicyBatch(
            step.array("obs"), step.array("actions"), logProbabilities, step.array("adv"));
    workspace.load(batch, parameters);
    System.arraycopy(workspace.logProbabilities, 0, logProbabilities, 0, logProbabilities.length);
    return batch;
  }

  private static void assertFactors(AcktrWorkspace workspace, double[] factors, Golden expected) {
    int checked = 0;
    for (FisherBlock block : workspace.kfac.blocks()) {
      for (boolean ofInput : block.hasInput() ? new boolean[] {true, false} : new boolean[1]) {
        String name = block.name().replaceAll("\\.W$", "") + (ofInput ? "/A" : "/G");
        int size = expected.shape(name)[0];
        int offset = ofInput ? block.inputOffset() : block.gradientOffset();
        double[] matrix = new double[size * size];
        for (int r = 0; r < size; r++) {
          for (int c = 0; c <= r; c++) {
            matrix[r * size + c] = factors[offset++];
            matrix[c * size + r] = matrix[r * size + c];
          }
        }
        assertClose(name, matrix, expected.array(name));
        checked += size * (size + 1) / 2;
      }
    }
    assertThat(checked).isEqualTo(factors.length);
    assertThat(Arrays.stream(factors).allMatch(Double::isFinite)).isTrue();
  }
}

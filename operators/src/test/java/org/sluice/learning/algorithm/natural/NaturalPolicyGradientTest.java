package org.sluice.learning.algorithm.natural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.surrogate.PolicyBatches;
import org.sluice.learning.surrogate.natural.NaturalParams;
import org.sluice.learning.surrogate.natural.NaturalWorkspace;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.PolicyUpdate;
import org.sluice.learning.vectors.Vectors;

/** Whole updates: against TRPO's reference numbers, and their length. */
class NaturalPolicyGradientTest {

  private static final int SIZE = 250;

  private static PolicyUpdate update(
      Policy policy, Hyperparameters values, PolicyBatch batch, double[] parameters) {
    NaturalWorkspace workspace =
        new NaturalWorkspace(
            policy, Precision.DOUBLE, batch.size(), SampledDivergence.LOG_RATIO, values);
    return new NaturalPolicyGradient(workspace, values).update(batch, parameters, new Generator(1));
  }

  static Stream<Golden> steps() {
    return Golden.cases("trpo_step_gaussian")
        .filter(golden -> golden.has("fullstep") && golden.number("entcoeff") == 0);
  }

  /** Also those that TRPO shortens. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("steps")
  void takesTheFirstStepOfTrposLineSearch(Golden golden) {
    Policy policy =
        new Gaussian(
            golden.integer("obs_dim"),
            golden.integer("act_dim"),
            Trunk.of(golden.integer("hidden")));
    double[] parameters = golden.flat("params", policy.layout());
    double[] expected = parameters.clone();
    Vectors.addScaled(1, golden.flat("fullstep", policy.layout()), expected);
    Density density = new Density(policy, Precision.DOUBLE, golden.integer("batch"));
    Batches.set(density.observations(), golden.array("obs"));
    Batches.set(density.actions(), golden.array("actions"));
    PolicyBatch batch =
        new PolicyBatch(
            golden.array("obs"),
            golden.array("actions"),
            Batches.rowMajor(density.evaluate(parameters)),
            golden.array("adv"));
    boolean exact = golden.text("fvp_kind").equals("exact");
    Hyperparameters values =
        new Hyperparameters()
            .set(NaturalParams.MAX_KL, golden.number("max_kl"))
            .set(NaturalParams.CG_ITERATIONS, golden.integer("cg_iters"))
            .set(NaturalParams.DAMPING_COEFFICIENT, golden.number("cg_damping"))
            .set(NaturalParams.FISHER_SUBSAMPLE, golden.integer("fvp_subsample"))
            .set(NaturalParams.FISHER, exact ? NaturalParams.EXACT : NaturalParams.OUTER_PRODUCT);

    PolicyUpdate update = update(policy, values, batch, parameters);

    assertThat(update.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(update.lineSearchSteps()).isOne();
    assertClose("parameters", parameters, expected);
    Golden first = golden.list("line_search").get(0);
    assertClose("divergence", update.divergence(), first.number("kl"));
    assertClose("gain", update.surrogateGain(), first.number("improve"));
  }

  /** The quadratic model is exact for short steps. */
  @Test
  void goesAsFarAsTheDivergenceAllows() {
    Policy policy = PolicyBatches.gaussian();
    double[] parameters = PolicyBatches.parameters(policy, 3);
    PolicyBatch batch = PolicyBatches.batch(policy, parameters, SIZE, 3);
    Hyperparameters values =
        new Hyperparameters()
            .set(NaturalParams.FISHER, NaturalParams.EXACT)
            .set(NaturalParams.FISHER_SUBSAMPLE, 1)
            .set(NaturalParams.DAMPING_COEFFICIENT, 0.0)
            .set(NaturalParams.MAX_KL, 1e-8);
    double divergence = update(policy, values, batch, parameters).divergence();
    assertThat(divergence).isBetween(0.99e-8, 1.01e-8);
  }

  @Test
  void goesAsFarAsTheLearningRateSays() {
    Policy policy = PolicyBatches.flow();
    double[] start = PolicyBatches.parameters(policy, 3);
    PolicyBatch batch = PolicyBatches.batch(policy, start, SIZE, 3);
    Hyperparameters values =
        new Hyperparameters()
            .set(NaturalPolicyGradientParams.STEP_LENGTH, NaturalPolicyGradientParams.FIXED)
            .set(NaturalPolicyGradientParams.LEARNING_RATE, 0.01);
    double[] near = start.clone();
    update(policy, values, batch, near);
    double[] far = start.clone();
    update(policy, values.with(NaturalPolicyGradientParams.LEARNING_RATE, 0.03), batch, far);
    Vectors.addScaled(-1, start, near);
    Vectors.addScaled(-1, start, far);
    double[] triple = new double[near.length];
    Vectors.addScaled(3, near, triple);
    assertThat(Vectors.largest(near)).isPositive();
    assertClose("thrice as far", far, triple);
  }

  @Test
  void aStepToInfinityIsNotTaken() {
    Policy policy = PolicyBatches.gaussian();
    double[] start = PolicyBatches.parameters(policy, 3);
    PolicyBatch batch = PolicyBatches.batch(policy, start, SIZE, 3);
    double[] parameters = start.clone();
    Hyperparameters values = new Hyperparameters().set(NaturalParams.MAX_KL, 1e300);
    PolicyUpdate update = update(policy, values, batch, parameters);
    assertThat(update.outcome()).isEqualTo(Outcome.NOT_FINITE);
    assertThat(update.divergence()).isZero();
    assertThat(parameters).containsExactly(start);
  }
}

package org.sluice.learning.algorithm.trpo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Generator;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.GivenNoise;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.NormalizingFlow;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.surrogate.Evaluation;
import org.sluice.learning.surrogate.Objective;
import org.sluice.learning.surrogate.UpdateTrace;
import org.sluice.learning.surrogate.natural.ExpectedIterations;
import org.sluice.learning.surrogate.natural.NaturalParams;
import org.sluice.learning.trustregion.ImportanceSampled;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.PolicyUpdate;

/** Whole updates against the reference numbers, from gradient to parameters. */
class TrpoGoldenTest {

  private static final double LAYER_NORM_EPSILON = 1e-12;

  static Stream<Golden> gaussian() {
    return Golden.cases("trpo_step_gaussian").filter(TrpoGoldenTest::implemented);
  }

  static Stream<Golden> flow() {
    return Golden.cases("trpo_step_nf").filter(TrpoGoldenTest::implemented);
  }

  /**
   * The Hessian of the sampled divergence is deliberately omitted: it is not positive
   * semi-definite, so conjugate gradient is meaningless with it. The rest of those cases is
   * compared in {@link #objectiveAndLineSearch}.
   */
  private static boolean implemented(Golden golden) {
    return !golden.text("fvp_kind").equals("sampled");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("gaussian")
  void gaussian(Golden golden) {
    check(
        golden,
        new Gaussian(
            golden.integer("obs_dim"),
            golden.integer("act_dim"),
            Trunk.of(golden.integer("hidden"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("flow")
  void flow(Golden golden) {
    check(golden, flowPolicy(golden));
  }

  private static Policy flowPolicy(Golden golden) {
    return NormalizingFlow.ofCouplings(
        golden.integer("obs_dim"),
        golden.integer("act_dim"),
        golden.integer("pairs"),
        golden.integer("hidden"),
        golden.integer("state_hidden"),
        LAYER_NORM_EPSILON);
  }

  static Stream<Golden> allFlow() {
    return Golden.cases("trpo_step_nf");
  }

  /** With given steps, so that it does not matter where they came from. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("allFlow")
  void objectiveAndLineSearch(Golden golden) {
    Policy policy = withNoise(golden, flowPolicy(golden));
    double[] parameters = golden.flat("params", policy.layout());
    boolean bonus = golden.number("entcoeff") > 0;
    Objective objective =
        new Objective(
            new ImportanceSampled(),
            policy,
            Precision.DOUBLE,
            golden.integer("batch"),
            false,
            SampledDivergence.LOG_RATIO,
            bonus,
            bonus ? golden.integer("entropy_num_samples") : 1);
    Evaluation start =
        objective.start(
            batch(golden, policy, parameters),
            parameters,
            golden.number("entcoeff"),
            new Generator(1));
    assertClose("surrogate", start.surrogate(), golden.number("surr_before"));
    assertClose("objective", start.objective(), golden.number("loss_before"));
    assertClose("divergence", start.divergence(), golden.number("kl_before"));
    double[] gradient = new double[parameters.length];
    objective.gradient(gradient);
    assertClose("gradient", gradient, golden.flat("g", policy.layout()));
    if (golden.has("fullstep")) {
      Expectations expectations = new Expectations(golden, policy);
      double bound = golden.number("kl_accept_factor") * golden.number("max_kl");
      new LineSearch(
              Precision.DOUBLE,
              golden.integer("line_search_max"),
              bound,
              new double[parameters.length])
          .take(
              start,
              objective::at,
              golden.flat("fullstep", policy.layout()),
              parameters,
              expectations);
      assertThat(expectations.stepSizes).hasSize(golden.list("line_search").size());
    }
    assertClose("parameters", parameters, golden.flat("params_new", policy.layout()));
  }

  private static Policy withNoise(Golden golden, Policy model) {
    double[] noise = golden.has("entropy_noise") ? golden.array("entropy_noise") : new double[0];
    return new GivenNoise(model, noise);
  }

  private static PolicyBatch batch(Golden golden, Policy policy, double[] parameters) {
    Density density = new Density(policy, Precision.DOUBLE, golden.integer("batch"));
    Batches.set(density.observations(), golden.array("obs"));
    Batches.set(density.actions(), golden.array("actions"));
    return new PolicyBatch(
        golden.array("obs"),
        golden.array("actions"),
        Batches.rowMajor(density.evaluate(parameters)),
        golden.array("adv"));
  }

  private static void check(Golden golden, Policy model) {
    Policy policy = withNoise(golden, model);
    int size = golden.integer("batch");
    double[] parameters = golden.flat("params", policy.layout());
    PolicyBatch batch = batch(golden, policy, parameters);

    Trpo trpo = TrpoTest.trpo(policy, size, Precision.DOUBLE, hyperparameters(golden));
    Expectations expectations = new Expectations(golden, policy);
    PolicyUpdate update = trpo.update(batch, parameters, new Generator(1), expectations);

    assertThat(update.outcome().name().toLowerCase(Locale.ROOT)).isEqualTo(golden.text("status"));
    assertClose("parameters", parameters, golden.flat("params_new", policy.layout()));
    if (golden.number("entcoeff") > 0) {
      assertClose("entropy", update.entropy(), golden.number("entropy_before"));
    }
    int tried = golden.has("line_search") ? golden.list("line_search").size() : 0;
    assertThat(expectations.stepSizes).hasSize(tried);
    assertThat(update.lineSearchSteps()).isEqualTo(tried);
  }

  private static Hyperparameters hyperparameters(Golden golden) {
    Hyperparameters values =
        new Hyperparameters()
            .set(NaturalParams.MAX_KL, golden.number("max_kl"))
            .set(NaturalParams.CG_ITERATIONS, golden.integer("cg_iters"))
            .set(NaturalParams.DAMPING_COEFFICIENT, golden.number("cg_damping"))
            .set(NaturalParams.FISHER_SUBSAMPLE, golden.integer("fvp_subsample"))
            .set(TrpoParams.LINE_SEARCH_STEPS, golden.integer("line_search_max"))
            .set(TrpoParams.KL_ACCEPT_FACTOR, golden.number("kl_accept_factor"))
            .set(EntropyParams.ENTROPY_COEFFICIENT, golden.number("entcoeff"))
            .set(
                NaturalParams.FISHER,
                golden.text("fvp_kind").equals("exact")
                    ? NaturalParams.EXACT
                    : NaturalParams.OUTER_PRODUCT);
    return golden.has("entropy_num_samples")
        ? values.set(EntropyParams.ENTROPY_SAMPLES, golden.integer("entropy_num_samples"))
        : values;
  }

  private static final class Expectations implements UpdateTrace {

    private final Golden golden;
    private final Policy policy;
    private final List<Double> stepSizes = new ArrayList<>();

    Expectations(Golden golden, Policy policy) {
      this.golden = golden;
      this.policy = policy;
    }

    @Override
    public void gradient(double[] gradient) {
      assertClose("gradient", gradient, golden.flat("g", policy.layout()));
    }

    @Override
    public void conjugateGradient(int iteration, double step, double squaredResidual, double[] x) {
      new ExpectedIterations(golden.list("cg_trace"))
          .conjugateGradient(iteration, step, squaredResidual, x);
    }

    @Override
    public void direction(double[] direction, double curvature) {
      assertClose("direction", direction, golden.flat("stepdir", policy.layout()));
      assertClose("curvature", curvature, golden.number("shs"));
    }

    @Override
    public void stepSize(double tried, Evaluation evaluation, double gain, boolean accepted) {
      Golden expected = golden.list("line_search").get(stepSizes.size());
      stepSizes.add(tried);
      assertThat(tried).isEqualTo(expected.number("stepsize"));
      assertClose("objective", evaluation.objective(), expected.number("loss"));
      assertClose("divergence", evaluation.divergence(), expected.number("kl"));
      assertClose("surrogate", evaluation.surrogate(), expected.number("surr"));
      assertClose("gain", gain, expected.number("improve"));
      if (golden.number("entcoeff") > 0) {
        assertClose("entropy", evaluation.entropy(), expected.number("entropy"));
      }
      assertThat(accepted).isEqualTo(expected.flag("accepted"));
    }
  }
}

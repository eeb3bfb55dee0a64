package org.sluice.learning.algorithm.sac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sluice.learning.actorcritic.GoldenCase.difference;
import static org.sluice.learning.actorcritic.GoldenCase.numbers;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.List;
import java.util.Map;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.golden.Batches;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.ActionValues;
import org.sluice.learning.offpolicy.GoldenMinibatch;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.offpolicy.TargetParameters;
import org.sluice.learning.optimiser.LearnedParameters;
import org.sluice.learning.policy.GivenNoise;
import org.sluice.learning.policy.GoldenLatent;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.vectors.Vectors;

/** One gradient step of both forms, with given noise, against reference numbers. */
class SacGoldenTest {

  private Golden golden;
  private Policy policy;
  private SacWorkspace workspace;
  private Sac sac;

  private void create(Golden given, boolean automatic) {
    golden = GoldenLatent.withoutEmptyNetworks(given);
    boolean network = golden.text("variant").equals("value");
    Hyperparameters values =
        new Hyperparameters()
            .set(OffPolicyParams.MINIBATCH, golden.array("rewards").length)
            .set(OffPolicyParams.GAMMA, golden.number("gamma"))
            .set(OffPolicyParams.REWARD_SCALE, golden.number("reward_scale"))
            .set(SacParams.LEARNING_RATE, golden.at("optimiser").number("lr"))
            .set(SacParams.AUTOMATIC_TEMPERATURE, automatic)
            .set(SacParams.VALUE_NETWORK, network);
    double[] noise =
        network
            ? golden.array("policy_noise")
            : joined(golden.array("next_policy_noise"), golden.array("policy_noise"));
    policy = new GivenNoise(GoldenLatent.policy(golden), noise);
    List<Integer> hidden =
        List.of(golden.at("q1").shape("q1.0.W")[1], golden.at("q1").shape("q1.1.W")[1]);
    workspace = new SacWorkspace(policy, hidden, Precision.DOUBLE, values);
    sac = new Sac(workspace, values, new float[policy.layout().size()], new Generator(1));
    load("policy", policy.layout(), sac.networks().policy());
    load("q1", workspace.q1.layout(), sac.networks().q1());
    load("q2", workspace.q2.layout(), sac.networks().q2());
    sac.networks().value().ifPresent(v -> load("v", valueLayout(), v));
  }

  private ParameterLayout valueLayout() {
    return workspace.value.map(ActionValues::layout).orElseThrow();
  }

  private void load(String name, ParameterLayout layout, LearnedParameters into) {
    into.values().load(golden.flat(name, layout), 0);
    if (into instanceof TargetParameters both && golden.has(name + "_target")) {
      both.target().load(golden.flat(name + "_target", layout), 0);
    }
  }

  @GoldenTest("algorithms/sac")
  void step(Golden given) {
    create(given, false);
    assertThat(sac.step(GoldenMinibatch.of(golden), new Generator(1))).isTrue();
    assertClose("targets", workspace.error.targets, golden.array("td_target"));
    assertClose("sampled actions", workspace.actions, golden.array("sampled_actions"));
    assertClose("log-probabilities", workspace.logProbabilities, golden.array("sampled_logp"));
    Map<Metric, Double> metrics = sac.takeMetrics();
    assertClose(
        "loss",
        metrics.get(Metrics.VALUE_LOSS),
        0.5 * (golden.number("q1_loss") + golden.number("q2_loss")));
    assertClose(
        "entropy",
        metrics.get(Metrics.ENTROPY),
        workspace.logScale - Vectors.mean(golden.array("sampled_logp")));
    compare("policy", policy.layout(), sac.networks().policy());
    compare("q1", workspace.q1.layout(), sac.networks().q1());
    compare("q2", workspace.q2.layout(), sac.networks().q2());
    sac.networks().value().ifPresent(v -> compare("v", valueLayout(), v));
    if (golden.has("v_target_values")) {
      assertClose("V's targets", workspace.softValues.targets, golden.array("v_target_values"));
      scoreFunction();
    }
  }

  /** The score-function form of the policy's gradient, from the numbers of a step. */
  private void scoreFunction() {
    Density density = new Density(policy, Precision.DOUBLE, workspace.rows);
    Batches.set(density.observations(), golden.array("obs"));
    Batches.set(density.actions(), workspace.actions);
    double[] theta = golden.flat("policy", policy.layout());
    double[] logProbabilities = Batches.rowMajor(density.evaluate(theta));
    double[] weights = new double[workspace.rows];
    for (int i = 0; i < weights.length; i++) {
      double advantage = workspace.q1.values[i] - workspace.value.orElseThrow().values[i];
      weights[i] = (logProbabilities[i] - advantage) / weights.length;
    }
    double[] gradient = new double[theta.length];
    density.weightedGradient(weights, gradient);
    assertClose(
        "score-function gradient",
        gradient,
        golden.flat("score_function_gradient", policy.layout()));
  }

  /**
   * A temperature that begins at 1 changes towards the wanted entropy, and nothing else at first.
   */
  @GoldenTest("algorithms/sac")
  void automaticTemperature(Golden given) {
    create(given, true);
    sac.step(GoldenMinibatch.of(golden), new Generator(1));
    compare("policy", policy.layout(), sac.networks().policy());
    double entropy = -Vectors.mean(golden.array("sampled_logp"));
    double wanted = -golden.integer("act_dim");
    LearnedParameters logTemperature = sac.networks().logTemperature().orElseThrow();
    assertClose("gradient", logTemperature.gradient().get(0), entropy - wanted);
    assertThat(logTemperature.values().get(0))
        .isCloseTo(
            -Math.signum(entropy - wanted) * golden.at("optimiser").number("lr"), within(1e-8));
  }

  /** Compares what the step and the following move of the target changed. */
  private void compare(String name, ParameterLayout layout, LearnedParameters parameters) {
    double[] before = golden.flat(name, layout);
    assertClose(
        name + "'s gradient",
        numbers(parameters.gradient()),
        golden.flat(name + "_gradient", layout));
    assertClose(
        name + "'s step",
        difference(numbers(parameters.values()), before),
        difference(golden.flat(name + "_after", layout), before));
    if (parameters instanceof TargetParameters both && golden.has(name + "_target")) {
      both.moveTarget(golden.number("tau"));
      double[] targetBefore = golden.flat(name + "_target", layout);
      assertClose(
          name + "'s target",
          difference(numbers(both.target()), targetBefore),
          difference(golden.flat(name + "_target_after", layout), targetBefore));
    }
  }

  private static double[] joined(double[] first, double[] second) {
    double[] both = new double[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}

package org.sluice.learning.algorithm.mnfdqn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.actorcritic.GoldenCase.difference;
import static org.sluice.learning.actorcritic.GoldenCase.numbers;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.GoldenMinibatch;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.type.BayesianQNetwork;
import org.sluice.learning.posterior.GoldenPosterior;
import org.sluice.learning.posterior.inference.PosteriorMetrics;

/** A gradient step against reference numbers. */
class MnfDqnGoldenTest {

  @GoldenTest("algorithms/mnf_dqn")
  void step(Golden golden) {
    int rows = golden.array("rewards").length;
    Golden optimiser = golden.at("optimiser");
    Hyperparameters values =
        new Hyperparameters()
            .set(OffPolicyParams.MINIBATCH, rows)
            .set(OffPolicyParams.GAMMA, golden.number("gamma"))
            .set(MnfDqnParams.LEARNING_RATE, optimiser.number("lr"))
            .set(MnfDqnParams.GRADIENT_LIMIT, golden.number("gradient_clamp"))
            .set(MnfDqnParams.KL_WEIGHT, golden.number("kl_weight"))
            .set(MnfDqnParams.DOUBLE_Q, golden.flag("double_q"));
    BayesianQNetwork policy =
        new BayesianQNetwork(
            golden.integer("obs_dim"),
            golden.integer("num_actions"),
            (int) golden.array("hidden")[0],
            GoldenPosterior.settings(golden));
    List<Golden> noise = layers(golden, "noise");
    MnfDqnWorkspace workspace =
        new MnfDqnWorkspace(
            policy,
            Precision.DOUBLE,
            values,
            GoldenPosterior.draws(
                policy.posterior().orElseThrow(),
                rows,
                noise,
                golden.has("next_noise") ? layers(golden, "next_noise") : noise));
    ParameterLayout layout = policy.layout();
    MnfDqn learner = new MnfDqn(workspace, values, new float[layout.size()]);
    double[] before = golden.flat("params", layout);
    learner.network().online().load(before, 0);
    learner.network().target().load(golden.flat("target_params", layout), 0);
    leaveGradient(learner.network().gradient());
    assertThat(learner.step(GoldenMinibatch.of(golden), new Generator(1))).isTrue();
    Map<Metric, Double> metrics = learner.takeMetrics();
    assertClose("loss of values", metrics.get(Metrics.VALUE_LOSS), golden.number("td_loss"));
    assertClose(
        "divergence",
        metrics.get(PosteriorMetrics.WEIGHT_KL) + GoldenPosterior.droppedConstant(noise),
        golden.number("kl"));
    assertClose("gradient", numbers(learner.network().gradient()), golden.flat("gradient", layout));
    assertClose(
        "the step",
        difference(numbers(learner.network().online()), before),
        difference(golden.flat("params_after", layout), before));
  }

  /** As if of an earlier step. */
  private static void leaveGradient(Block gradient) {
    for (int i = 0; i < gradient.size(); i++) {
      gradient.set(i, 1);
    }
  }

  private static List<Golden> layers(Golden golden, String field) {
    return Stream.of("fc0", "fc1", "fc2").map(golden.at(field)::at).toList();
  }
}

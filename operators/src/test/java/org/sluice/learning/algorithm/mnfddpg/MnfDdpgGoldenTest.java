package org.sluice.learning.algorithm.mnfddpg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.actorcritic.GoldenCase.difference;
import static org.sluice.learning.actorcritic.GoldenCase.numbers;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.GoldenMinibatch;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.offpolicy.TargetParameters;
import org.sluice.learning.policy.type.Deterministic;
import org.sluice.learning.posterior.GoldenPosterior;
import org.sluice.learning.posterior.inference.PosteriorMetrics;

/** A critic's gradient step against reference numbers, which have no policy but the target's. */
class MnfDdpgGoldenTest {

  @GoldenTest("algorithms/mnf_ddpg")
  void step(Golden golden) {
    int rows = golden.array("rewards").length;
    int observationDim = golden.integer("obs_dim");
    int actionDim = golden.integer("act_dim");
    double rate = golden.number("tau");
    Hyperparameters values =
        new Hyperparameters()
            .set(OffPolicyParams.MINIBATCH, rows)
            .set(OffPolicyParams.GAMMA, golden.number("gamma"))
            .set(MnfDdpgParams.CRITIC_LEARNING_RATE, golden.at("optimiser").number("lr"))
            .set(MnfDdpgParams.KL_WEIGHT, golden.number("kl_weight"));
    Deterministic policy =
        new Deterministic(
            observationDim,
            Box.uniform(actionDim, -1, 1),
            golden.at("actor_target").shape("actor.0.W")[1],
            true);
    PosteriorCritic network =
        PosteriorCritic.of(
            "fc",
            observationDim,
            actionDim,
            (int) golden.array("hidden")[0],
            GoldenPosterior.settings(golden));
    List<Golden> noise = Stream.of("fc0", "fc1", "fc2").map(golden.at("noise")::at).toList();
    MnfDdpgWorkspace workspace =
        new MnfDdpgWorkspace(
            policy,
            network,
            Precision.DOUBLE,
            values,
            GoldenPosterior.draws(network.weights(), rows, noise, noise));
    ParameterLayout layout = workspace.layout();
    MnfDdpg learner =
        new MnfDdpg(workspace, values, new float[policy.layout().size()], new float[layout.size()]);
    double[] actor = golden.flat("actor_target", policy.layout());
    learner.actor().online().load(actor, 0);
    learner.actor().target().load(actor, 0);
    TargetParameters critic = learner.critic();
    double[] before = golden.flat("params", layout);
    double[] targetBefore = golden.flat("target_params", layout);
    critic.online().load(before, 0);
    critic.target().load(targetBefore, 0);
    for (int i = 0; i < layout.size(); i++) {
      critic.gradient().set(i, 1); // as if of an earlier step
    }
    assertThat(learner.step(GoldenMinibatch.of(golden), new Generator(1))).isTrue();
    Map<Metric, Double> metrics = learner.takeMetrics();
    assertClose("loss of values", metrics.get(Metrics.VALUE_LOSS), golden.number("td_loss"));
    assertClose(
        "divergence",
        metrics.get(PosteriorMetrics.WEIGHT_KL) + GoldenPosterior.droppedConstant(noise),
        golden.number("kl"));
    assertClose("gradient", numbers(critic.gradient()), golden.flat("gradient", layout));
    assertClose(
        "the step",
        difference(numbers(critic.online()), before),
        difference(golden.flat("params_after", layout), before));
    critic.moveTarget(rate);
    assertClose(
        "the target's move",
        difference(numbers(critic.target()), targetBefore),
        difference(golden.flat("target_after", layout), targetBefore));
  }
}

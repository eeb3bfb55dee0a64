package org.sluice.learning.algorithm.ddpg;

import static org.sluice.learning.actorcritic.GoldenCase.difference;
import static org.sluice.learning.actorcritic.GoldenCase.numbers;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.List;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.encoder.Plain;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.GoldenMinibatch;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.offpolicy.QNetwork;
import org.sluice.learning.offpolicy.TargetParameters;
import org.sluice.learning.policy.type.Deterministic;

/** One gradient step against reference numbers. */
class DdpgGoldenTest {

  @GoldenTest("algorithms/ddpg")
  void step(Golden golden) {
    int observationDim = golden.integer("obs_dim");
    int actionDim = golden.integer("act_dim");
    boolean layerNorm = golden.flag("layer_norm");
    int rows = golden.array("rewards").length;
    double rate = golden.number("tau");
    Hyperparameters values =
        new Hyperparameters()
            .set(OffPolicyParams.MINIBATCH, rows)
            .set(OffPolicyParams.GAMMA, golden.number("gamma"))
            .set(OffPolicyParams.TARGET_RATE, rate)
            .set(DdpgParams.LEARNING_RATE, golden.at("actor_optimiser").number("lr"))
            .set(DdpgParams.CRITIC_LEARNING_RATE, golden.at("critic_optimiser").number("lr"))
            .set(DdpgParams.CRITIC_L2, golden.number("critic_l2"))
            .set(DdpgParams.SIMULTANEOUS_UPDATES, golden.text("order").equals("simultaneous"));
    Deterministic policy =
        new Deterministic(
            observationDim,
            Box.uniform(actionDim, golden.number("action_low"), golden.number("action_high")),
            golden.at("actor").shape("actor.0.W")[1],
            layerNorm);
    QNetwork network =
        new QNetwork(
            "critic",
            new Plain(observationDim, false),
            List.of(
                golden.at("critic").shape("critic.0.W")[1],
                golden.at("critic").shape("critic.1.W")[1]),
            layerNorm,
            golden.integer("action_joins_layer"));
    DdpgWorkspace workspace = new DdpgWorkspace(policy, network, Precision.DOUBLE, values);
    ParameterLayout actorLayout = policy.layout();
    ParameterLayout criticLayout = workspace.buffers.critic().layout();
    Ddpg ddpg =
        new Ddpg(
            workspace.buffers,
            values,
            new float[actorLayout.size()],
            new float[criticLayout.size()]);
    load(golden, "actor", actorLayout, ddpg.actor());
    load(golden, "critic", criticLayout, ddpg.critic());

    ddpg.step(GoldenMinibatch.of(golden), new Generator(1));
    assertClose(
        "critic's loss", ddpg.takeMetrics().get(Metrics.VALUE_LOSS), golden.number("critic_loss"));
    compare(golden, "actor", actorLayout, ddpg.actor());
    compare(golden, "critic", criticLayout, ddpg.critic());
  }

  private static void load(
      Golden golden, String name, ParameterLayout layout, TargetParameters into) {
    into.online().load(golden.flat(name, layout), 0);
    into.target().load(golden.flat(name + "_target", layout), 0);
  }

  /** Compares what the step and the following move of the target changed. */
  private static void compare(
      Golden golden, String name, ParameterLayout layout, TargetParameters parameters) {
    double[] before = golden.flat(name, layout);
    assertClose(
        name + "'s gradient",
        numbers(parameters.gradient()),
        golden.flat(name + "_gradient", layout));
    assertClose(
        name + "'s step",
        difference(numbers(parameters.online()), before),
        difference(golden.flat(name + "_after", layout), before));
    parameters.moveTarget(golden.number("tau"));
    double[] targetBefore = golden.flat(name + "_target", layout);
    assertClose(
        name + "'s target",
        difference(numbers(parameters.target()), targetBefore),
        difference(golden.flat(name + "_target_after", layout), targetBefore));
  }
}

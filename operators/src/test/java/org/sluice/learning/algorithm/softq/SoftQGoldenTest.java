package org.sluice.learning.algorithm.softq;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.sluice.learning.policy.GivenNoise;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.type.NoiseInput;

/** One gradient step, with given noise, against reference numbers. */
class SoftQGoldenTest {

  @GoldenTest("algorithms/sql")
  void step(Golden golden) {
    int observationDim = golden.integer("obs_dim");
    int actionDim = golden.integer("act_dim");
    Hyperparameters values =
        new Hyperparameters()
            .set(OffPolicyParams.MINIBATCH, golden.array("rewards").length)
            .set(OffPolicyParams.GAMMA, golden.number("gamma"))
            .set(OffPolicyParams.REWARD_SCALE, golden.number("reward_scale"))
            .set(SoftQParams.VALUE_PARTICLES, golden.shape("value_particles")[0])
            .set(SoftQParams.FIXED_PARTICLES, golden.integer("fixed_particles"))
            .set(SoftQParams.UPDATED_PARTICLES, golden.integer("updated_particles"))
            .set(SoftQParams.LEARNING_RATE, golden.at("optimiser").number("lr"));
    Policy policy =
        new GivenNoise(
            new NoiseInput(
                observationDim,
                Box.uniform(actionDim, -1, 1),
                hidden(golden.at("sampler_params"), "f")),
            golden.array("sampler_noise"));
    QNetwork network =
        new QNetwork(
            "q", new Plain(observationDim, false), hidden(golden.at("q_params"), "q"), false, 0);
    SoftQWorkspace workspace = new SoftQWorkspace(policy, network, Precision.DOUBLE, values);
    ParameterLayout samplerLayout = policy.layout();
    ParameterLayout criticLayout = workspace.critic.layout();
    SoftQ soft =
        new SoftQ(
            workspace, values, new float[samplerLayout.size()], new float[criticLayout.size()]);
    double[] samplerBefore = golden.flat("sampler_params", samplerLayout);
    double[] criticBefore = golden.flat("q_params", criticLayout);
    soft.sampler().online().load(samplerBefore, 0);
    soft.critic().online().load(criticBefore, 0);
    soft.critic().target().load(golden.flat("q_target", criticLayout), 0);

    assertThat(
            soft.step(
                GoldenMinibatch.of(golden), golden.array("value_particles"), new Generator(1)))
        .isTrue();
    assertClose("targets", workspace.error.targets, golden.array("td_target"));
    assertClose(
        "critic's loss", soft.takeMetrics().get(Metrics.VALUE_LOSS), golden.number("critic_loss"));
    assertClose("particles", workspace.particles, golden.array("particles"));
    assertClose("gradients", workspace.gradients, golden.array("grad_log_density_fixed"));
    assertClose(
        "critic's gradient",
        numbers(soft.critic().gradient()),
        golden.flat("critic_gradient", criticLayout));
    double[] ascent = golden.flat("sampler_gradient_sum", samplerLayout);
    assertClose(
        "sampler's gradient",
        numbers(soft.sampler().gradient()),
        difference(new double[ascent.length], ascent));
    assertClose(
        "critic's step",
        difference(numbers(soft.critic().online()), criticBefore),
        difference(golden.flat("q_after", criticLayout), criticBefore));
    assertClose(
        "sampler's step",
        difference(numbers(soft.sampler().online()), samplerBefore),
        difference(golden.flat("sampler_after", samplerLayout), samplerBefore));
  }

  private static List<Integer> hidden(Golden parameters, String prefix) {
    return List.of(parameters.shape(prefix + ".0.W")[1], parameters.shape(prefix + ".1.W")[1]);
  }
}

package org.sluice.learning.algorithm.nbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.actorcritic.GoldenCase.difference;
import static org.sluice.learning.actorcritic.GoldenCase.numbers;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.encoder.Plain;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.golden.Numbers;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.GoldenMinibatch;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.offpolicy.QNetwork;
import org.sluice.learning.optimiser.LearnedParameters;
import org.sluice.learning.policy.GivenNoise;
import org.sluice.learning.policy.GoldenNoisyNetwork;
import org.sluice.learning.policy.type.NoisyNetwork;
import org.sluice.learning.replay.Minibatch;

/** Iterations of the algorithm, with given noise, against reference numbers. */
class NbpGoldenTest {

  @GoldenTest("algorithms/nbp_update")
  void iterations(Golden golden) {
    new Run(golden).run();
  }

  private static final class Run {

    private final Golden golden;
    private final List<Golden> iterations;
    private final NbpWorkspace workspace;
    private final Nbp nbp;
    private final ParameterLayout theta;
    private final ParameterLayout phi;
    private final ParameterLayout psi;
    private final double rate;
    private final double beta;

    Run(Golden golden) {
      this.golden = golden;
      this.iterations = golden.list("iterations");
      this.rate = golden.at("optimiser").number("lr");
      this.beta = golden.number("beta");
      int rows = iterations.get(0).array("rewards").length;
      Hyperparameters values =
          new Hyperparameters()
              .set(OffPolicyParams.MINIBATCH, rows)
              .set(OffPolicyParams.GAMMA, golden.number("gamma"))
              .set(NbpParams.CLASSIFIED_ACTIONS, NbpParams.RECORDED)
              .set(NbpParams.ENTROPY_COEFFICIENT, beta)
              .set(NbpParams.LEARNING_RATE, rate)
              .set(NbpParams.CRITIC_LEARNING_RATE, rate)
              .set(NbpParams.CLASSIFIER_LEARNING_RATE, rate);
      NoisyNetwork network = GoldenNoisyNetwork.of(golden, "theta");
      double[] noise = new double[0];
      for (Golden iteration : iterations) {
        for (String which : List.of("target", "policy")) {
          noise =
              Numbers.join(
                  noise,
                  GoldenNoisyNetwork.noise(
                      iteration, network, rows, which + "_noise", which + "_dropout_mask"));
        }
      }
      this.workspace =
          new NbpWorkspace(
              new GivenNoise(network, noise),
              network("q", "phi"),
              network("c", "psi"),
              Precision.DOUBLE,
              values);
      this.theta = network.layout();
      this.phi = workspace.critic.layout();
      this.psi = workspace.classifier.layout();
      this.nbp =
          new Nbp(
              workspace,
              values,
              new float[theta.size()],
              new float[phi.size()],
              new float[psi.size()]);
      nbp.actor().online().load(golden.flat("theta", theta), 0);
      nbp.actor().target().load(golden.flat("theta_target", theta), 0);
      nbp.critic().online().load(golden.flat("phi", phi), 0);
      nbp.critic().target().load(golden.flat("phi_target", phi), 0);
      nbp.classifier().values().load(golden.flat("psi", psi), 0);
    }

    private QNetwork network(String prefix, String field) {
      List<Integer> hidden =
          List.of(
              golden.at(field).shape(prefix + ".0.W")[1],
              golden.at(field).shape(prefix + ".1.W")[1]);
      return new QNetwork(prefix, new Plain(golden.integer("obs_dim"), false), hidden, false, 0);
    }

    void run() {
      for (Golden iteration : iterations) {
        step(iteration);
        assertClose("targets", workspace.error.targets, iteration.array("td_target"));
        if (iteration.has("pathwise_gradient")) {
          compareGradients(iteration);
        }
        if (iteration.integer("counter") % golden.integer("target_period") == 0) {
          nbp.actor().moveTarget(1);
          nbp.critic().moveTarget(1);
        }
        if (iteration.has("theta_after")) {
          compareSteps(iteration, "theta", theta, nbp.actor());
          compareSteps(iteration, "phi", phi, nbp.critic());
          compareSteps(iteration, "psi", psi, nbp.classifier());
        }
      }
    }

    private void step(Golden iteration) {
      Minibatch minibatch = GoldenMinibatch.of(iteration);
      Generator unused = new Generator(1);
      double[] uniform = iteration.array("uniform_actions");
      if (golden.at("optimiser").text("kind").equals("adam")) {
        assertThat(nbp.step(minibatch, uniform, unused)).isTrue();
        compareMetric(iteration, Metrics.VALUE_LOSS, "critic_loss");
        return;
      }
      double criticLoss = nbp.differentiateCritic(minibatch, unused);
      descend(nbp.critic());
      double classifierLoss = nbp.differentiateClassifier(minibatch, uniform, unused);
      descend(nbp.classifier());
      nbp.differentiatePolicy(minibatch, unused);
      descend(nbp.actor());
      assertClose("critic's loss", criticLoss, iteration.number("critic_loss"));
      assertClose("classifier's loss", classifierLoss, iteration.number("classifier_loss"));
    }

    private void compareMetric(Golden iteration, Metric first, String field) {
      var metrics = nbp.takeMetrics();
      assertClose(field, metrics.get(first), iteration.number(field));
      assertClose(
          "classifier's loss",
          metrics.get(Metrics.CLASSIFIER_LOSS),
          iteration.number("classifier_loss"));
      assertClose(
          "objective",
          metrics.get(Metrics.MEAN_Q)
              + beta * (metrics.get(Metrics.ENTROPY) - workspace.scale.logVolume()),
          iteration.number("policy_objective"));
    }

    /** A plain step of gradient descent. */
    private void descend(LearnedParameters parameters) {
      Precision.DOUBLE.kernels().addScaled(-rate, parameters.gradient(), parameters.values());
    }

    private void compareGradients(Golden iteration) {
      assertClose(
          "critic's gradient",
          numbers(nbp.critic().gradient()),
          iteration.flat("critic_gradient", phi));
      assertClose(
          "classifier's gradient",
          numbers(nbp.classifier().gradient()),
          iteration.flat("classifier_gradient", psi));
      double[] ascent =
          Numbers.shifted(
              iteration.flat("pathwise_gradient", theta),
              beta,
              iteration.flat("entropy_gradient", theta));
      assertClose(
          "policy's gradient",
          numbers(nbp.actor().gradient()),
          difference(new double[ascent.length], ascent));
    }

    private void compareSteps(
        Golden iteration, String name, ParameterLayout layout, LearnedParameters parameters) {
      double[] before = golden.flat(name, layout);
      assertClose(
          name + "'s steps",
          difference(numbers(parameters.values()), before),
          difference(iteration.flat(name + "_after", layout), before));
    }
  }
}

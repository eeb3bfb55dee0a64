package org.sluice.learning.algorithm.adversarial;

import static org.sluice.learning.actorcritic.GoldenCase.difference;
import static org.sluice.learning.actorcritic.GoldenCase.numbers;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.sluice.env.Generator;
import org.sluice.learning.encoder.Plain;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.imitation.ImitationParams;
import org.sluice.learning.imitation.Pairs;
import org.sluice.learning.offpolicy.QNetwork;
import org.sluice.learning.optimiser.LearnedParameters;
import org.sluice.learning.policy.GivenNoise;
import org.sluice.learning.policy.GoldenNoisyNetwork;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.type.GaussianTanh;
import org.sluice.learning.policy.type.NoisyNetwork;
import org.sluice.learning.policy.type.Trunk;

/** Steps of classifier and policy, with given noise, against reference numbers. */
class AdversarialGoldenTest {

  private static final Generator UNUSED = new Generator(1);

  @GoldenTest("algorithms/gan")
  void steps(Golden golden) {
    boolean saturating = golden.text("generator_loss").equals("saturating");
    Policy policy = policy(golden);
    int rows = golden.list("steps").get(0).shape("generator_obs")[0];
    int experts = golden.list("steps").get(0).shape("expert_obs")[0];
    Hyperparameters values =
        new Hyperparameters()
            .set(ImitationParams.MINIBATCH, rows)
            .set(
                AdversarialParams.GENERATOR_LOSS,
                saturating ? AdversarialParams.SATURATING : AdversarialParams.NON_SATURATING);
    Golden classifierParameters = golden.at("classifier_params");
    QNetwork network =
        new QNetwork(
            "c",
            new Plain(golden.integer("obs_dim"), false),
            List.of(classifierParameters.shape("c.0.W")[1], classifierParameters.shape("c.1.W")[1]),
            false,
            0);
    AdversarialWorkspace workspace =
        new AdversarialWorkspace(
            new GivenNoise(policy, noise(golden, policy, rows)),
            network,
            Precision.DOUBLE,
            values,
            experts);
    ParameterLayout policyLayout = policy.layout();
    ParameterLayout classifierLayout = workspace.classifier.layout();
    double[] policyBefore = golden.flat("generator_params", policyLayout);
    double[] classifierBefore = golden.flat("classifier_params", classifierLayout);
    Adversarial learner =
        new Adversarial(
            workspace, values, new float[policyLayout.size()], new float[classifierLayout.size()]);
    LearnedParameters generator = learner.policyParameters();
    LearnedParameters classifier = learner.classifierParameters();
    generator.values().load(policyBefore, 0);
    classifier.values().load(classifierBefore, 0);
    for (Golden step : golden.list("steps")) {
      Pairs expert = new Pairs(experts, step.array("expert_obs"), step.array("expert_actions"));
      double[] states = step.array("generator_obs");
      assertClose(
          "classifier's loss",
          learner.differentiateClassifier(expert, states, UNUSED),
          step.number("classifier_loss"));
      assertClose("generated", workspace.generated, step.array("generated_actions"));
      assertClose(
          "classifier's gradient",
          numbers(classifier.gradient()),
          step.flat("classifier_gradient", classifierLayout));
      classifier.step(golden.at("classifier_optimiser").number("lr"));
      assertClose(
          "classifier's step",
          difference(numbers(classifier.values()), classifierBefore),
          difference(step.flat("classifier_after", classifierLayout), classifierBefore));

      String form = saturating ? "saturating" : "non_saturating";
      assertClose(
          "generator's loss",
          learner.differentiatePolicy(states, UNUSED),
          step.number("generator_loss_" + form));
      assertClose(
          "generator's gradient",
          numbers(generator.gradient()),
          step.flat("gradient_" + form, policyLayout));
      generator.step(golden.at("generator_optimiser").number("lr"));
      assertClose(
          "generator's step",
          difference(numbers(generator.values()), policyBefore),
          difference(step.flat("generator_after", policyLayout), policyBefore));
    }
  }

  private static Policy policy(Golden golden) {
    return golden.text("generator").equals("gaussian")
        ? new GaussianTanh(
            golden.integer("obs_dim"),
            golden.integer("act_dim"),
            Trunk.of(golden.integer("hidden")))
        : GoldenNoisyNetwork.of(golden, "generator_params");
  }

  /** The noise of all steps, in the order of its use. */
  private static double[] noise(Golden golden, Policy policy, int rows) {
    return golden.list("steps").stream()
        .flatMap(
            step ->
                Stream.of("noise_classifier_step", "noise_generator_step")
                    .map(
                        name ->
                            policy instanceof NoisyNetwork network
                                ? GoldenNoisyNetwork.noise(step, network, rows, name, "none")
                                : step.array(name)))
        .flatMapToDouble(DoubleStream::of)
        .toArray();
  }
}

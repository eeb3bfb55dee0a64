package org.sluice.learning.algorithm.dqn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.actorcritic.GoldenCase.difference;
import static org.sluice.learning.actorcritic.GoldenCase.numbers;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.offpolicy.GoldenMinibatch;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.policy.type.QPolicy;

/** Gradient steps against reference numbers. */
class DqnGoldenTest {

  @GoldenTest("algorithms/dqn")
  void steps(Golden golden) {
    List<Golden> steps = golden.list("steps");
    Golden optimiser = golden.at("optimiser");
    assertThat(optimiser.number("epsilon")).isEqualTo(1.5e-4);
    Hyperparameters values =
        new Hyperparameters()
            .set(OffPolicyParams.MINIBATCH, steps.get(0).array("rewards").length)
            .set(OffPolicyParams.GAMMA, golden.number("gamma"))
            .set(DqnParams.LEARNING_RATE, optimiser.number("lr"))
            .set(DqnParams.GRADIENT_LIMIT, golden.number("gradient_clamp"))
            .set(DqnParams.DOUBLE_Q, golden.flag("double_q"));
    QPolicy policy =
        new QPolicy(
            golden.integer("obs_dim"),
            golden.integer("num_actions"),
            golden.at("params").shape("q.0.W")[1],
            1);
    DqnWorkspace workspace = new DqnWorkspace(policy, Precision.DOUBLE, values);
    Dqn dqn = workspace.learner(values, new float[policy.layout().size()]);
    double[] before = golden.flat("params", policy.layout());
    dqn.network().online().load(before, 0);
    dqn.network().target().load(golden.flat("target_params", policy.layout()), 0);
    for (Golden step : steps) {
      assertThat(dqn.step(GoldenMinibatch.of(step), new Generator(1))).isTrue();
      assertClose("loss", dqn.takeMetrics().get(Metrics.VALUE_LOSS), step.number("loss"));
      double[] after = step.flat("params_after", policy.layout());
      assertClose(
          "the step",
          difference(numbers(dqn.network().online()), before),
          difference(after, before));
    }
  }
}

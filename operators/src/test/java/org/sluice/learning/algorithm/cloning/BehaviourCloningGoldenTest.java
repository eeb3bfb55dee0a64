package org.sluice.learning.algorithm.cloning;

import static org.sluice.learning.actorcritic.GoldenCase.difference;
import static org.sluice.learning.actorcritic.GoldenCase.numbers;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.stream.IntStream;
import org.sluice.learning.actorcritic.GoldenCase;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.imitation.ImitationParams;
import org.sluice.learning.imitation.Pairs;
import org.sluice.learning.policy.Policy;

/** Losses, gradients and steps against reference numbers. */
class BehaviourCloningGoldenTest {

  @GoldenTest("algorithms/behaviour_cloning")
  void fullBatch(Golden golden) {
    int rows = golden.shape("obs")[0];
    int[] all = IntStream.range(0, rows).toArray();
    Policy policy = GoldenCase.policy(golden);
    BehaviourCloning cloning = cloning(golden, policy, rows);
    cloning.theta().values().load(golden.flat("params", policy.layout()), 0);
    assertClose(
        "loss", -cloning.differentiate(pairs(golden, all)), golden.number("loss_full_batch"));
    assertClose(
        "gradient",
        numbers(cloning.theta().gradient()),
        golden.flat("gradient_full_batch", policy.layout()));
  }

  @GoldenTest("algorithms/behaviour_cloning")
  void steps(Golden golden) {
    Policy policy = GoldenCase.policy(golden);
    ParameterLayout layout = policy.layout();
    double[] before = golden.flat("params", layout);
    BehaviourCloning cloning =
        cloning(golden, policy, golden.list("steps").get(0).array("indices").length);
    cloning.theta().values().load(before, 0);
    for (Golden step : golden.list("steps")) {
      int[] rows = integers(step.array("indices"));
      assertClose("loss", -cloning.differentiate(pairs(golden, rows)), step.number("loss"));
      if (step.has("gradient")) {
        assertClose("gradient", numbers(cloning.theta().gradient()), step.flat("gradient", layout));
      }
      cloning.theta().step(golden.at("optimiser").number("lr"));
    }
    assertClose(
        "steps",
        difference(numbers(cloning.theta().values()), before),
        difference(golden.flat("params_after", layout), before));
  }

  private static BehaviourCloning cloning(Golden golden, Policy policy, int rows) {
    Hyperparameters values =
        new Hyperparameters()
            .set(ImitationParams.MINIBATCH, rows)
            .set(ImitationParams.LEARNING_RATE, golden.at("optimiser").number("lr"));
    return new BehaviourCloning(
        new CloningWorkspace(policy, Precision.DOUBLE, values),
        values,
        new float[policy.layout().size()]);
  }

  private static Pairs pairs(Golden golden, int[] rows) {
    return new Pairs(
        rows.length,
        chosen(golden.array("obs"), golden.integer("obs_dim"), rows),
        chosen(golden.array("actions"), golden.integer("act_dim"), rows));
  }

  private static double[] chosen(double[] all, int width, int[] rows) {
    return IntStream.of(rows)
        .flatMap(row -> IntStream.range(row * width, (row + 1) * width))
        .mapToDouble(i -> all[i])
        .toArray();
  }

  private static int[] integers(double[] numbers) {
    return IntStream.range(0, numbers.length).map(i -> (int) numbers[i]).toArray();
  }
}

package org.sluice.learning.algorithm.a2c;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.actorcritic.GoldenCase.difference;
import static org.sluice.learning.actorcritic.GoldenCase.numbers;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.actorcritic.ActorCriticParams;
import org.sluice.learning.actorcritic.GoldenCase;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.algorithm.Update;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.targets.Gae;

/** Targets and steps, with given noise, against reference numbers. */
class A2cGoldenTest {

  /** With λ = 1 advantages are returns of n steps less the values. */
  @GoldenTest("algorithms/a2c")
  void targets(Golden golden) {
    int[] shape = golden.shape("rewards");
    List<double[]> dones = golden.arrays("dones");
    double[] bootstraps = golden.array("last_values");
    for (int lane = 0; lane < shape[1]; lane++) {
      double[] advantages = new double[shape[0]];
      double[] returns = new double[shape[0]];
      EndMark[] ends = new EndMark[shape[0]];
      double[] ones = new double[shape[0]];
      Arrays.fill(ones, 1);
      for (int t = 0; t < ends.length; t++) {
        ends[t] = dones.get(t)[lane] == 1 ? EndMark.TERMINATED : EndMark.NONE;
      }
      new Gae(golden.at("config").number("gamma"), 1)
          .estimate(
              column(golden, "rewards", lane),
              column(golden, "values", lane),
              ones,
              ends,
              new double[shape[0]],
              bootstraps[lane],
              advantages,
              returns);
      assertClose("returns", returns, column(golden, "returns", lane));
      assertClose("advantages", advantages, column(golden, "advantages", lane));
    }
  }

  private static double[] column(Golden golden, String field, int column) {
    int[] shape = golden.shape(field);
    double[] all = golden.array(field);
    double[] numbers = new double[shape[0]];
    for (int t = 0; t < numbers.length; t++) {
      numbers[t] = all[t * shape[1] + column];
    }
    return numbers;
  }

  @GoldenTest("algorithms/a2c")
  void steps(Golden golden) {
    GoldenCase networks = GoldenCase.of(golden);
    List<Golden> steps = golden.list("steps");
    Hyperparameters values = hyperparameters(golden);
    List<double[]> noise =
        golden.has("entropy_noise")
            ? Collections.nCopies(steps.size(), golden.array("entropy_noise"))
            : List.of();
    Batch batch = batch(golden);
    A2cWorkspace workspace =
        new A2cWorkspace(networks.loss(batch.size(), values, noise), Precision.DOUBLE);
    A2c a2c =
        new A2c(
            workspace,
            values,
            new float[workspace.loss.policySize()],
            new float[workspace.loss.size() - workspace.loss.policySize()]);
    double[] before = networks.theta(golden, "params");
    a2c.theta().load(before, 0);
    for (Golden step : steps) {
      Update update = a2c.update(batch, new Generator(1));
      assertThat(update.outcome()).isEqualTo(Outcome.ACCEPTED);
      assertClose(
          "value loss", update.metrics().get(Metrics.VALUE_LOSS), step.number("value_loss"));
      if (values.get(EntropyParams.ENTROPY_COEFFICIENT) > 0) {
        assertClose("entropy", update.metrics().get(Metrics.ENTROPY), step.number("entropy"));
      }
      assertClose(
          "the update",
          difference(numbers(a2c.theta()), before),
          difference(networks.theta(step, "params_after"), before));
    }
  }

  private static Hyperparameters hyperparameters(Golden golden) {
    Golden config = golden.at("config");
    Golden optimiser = golden.at("optimiser");
    String kind = optimiser.text("kind");
    boolean pytorch = optimiser.text("form").equals("torch");
    Hyperparameters values =
        new Hyperparameters()
            .set(A2cParams.OPTIMISER, kind + (pytorch ? "-pytorch" : ""))
            .set(A2cParams.OPTIMISER_EPSILON, optimiser.number("epsilon"))
            .set(ActorCriticParams.LEARNING_RATE, optimiser.number("lr"))
            .set(ActorCriticParams.VALUE_COEFFICIENT, config.number("vf_coef"))
            .set(ActorCriticParams.NORMALISE_RETURNS, false)
            .set(ActorCriticParams.MAX_GRADIENT_NORM, config.number("max_grad_norm"))
            .set(EntropyParams.ENTROPY_COEFFICIENT, config.number("ent_coef"));
    if (optimiser.has("decay")) {
      values.set(A2cParams.RMSPROP_DECAY, optimiser.number("decay"));
    }
    return golden.has("entropy_num_samples")
        ? values.set(EntropyParams.ENTROPY_SAMPLES, golden.integer("entropy_num_samples"))
        : values;
  }

  private static Batch batch(Golden golden) {
    return new Batch(
        golden.array("obs"),
        golden.array("actions"),
        new double[golden.array("rewards").length],
        golden.array("values"),
        golden.array("advantages"),
        golden.array("returns"),
        new double[0],
        1);
  }
}

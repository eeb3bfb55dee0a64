package org.sluice.learning.algorithm.ppo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.actorcritic.GoldenCase.difference;
import static org.sluice.learning.actorcritic.GoldenCase.numbers;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.ArrayList;
import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.actorcritic.ActorCriticParams;
import org.sluice.learning.actorcritic.GoldenCase;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.value.MinibatchOrder;

/** Whole updates with given minibatches and noise against reference numbers. */
class PpoGoldenTest {

  @GoldenTest("algorithms/ppo")
  void update(Golden golden) {
    GoldenCase networks = GoldenCase.of(golden);
    List<Golden> minibatches = golden.list("minibatches");
    Hyperparameters values = hyperparameters(golden);
    int rows = golden.integer("minibatch");
    PpoWorkspace workspace =
        new PpoWorkspace(networks.loss(rows, values, noise(minibatches)), Precision.DOUBLE);
    double[] before = networks.theta(golden, "params");
    Ppo ppo =
        new Ppo(
            workspace,
            values,
            new float[workspace.loss.policySize()],
            new float[workspace.loss.size() - workspace.loss.policySize()]);
    ppo.theta().load(before, 0);

    List<Ppo.Minibatch> steps = new ArrayList<>();
    var update =
        ppo.update(
            batch(golden),
            given(minibatches, rows),
            new Generator(1),
            step -> {
              if (steps.isEmpty()) {
                double[] after = networks.theta(minibatches.get(0), "params_after");
                assertClose(
                    "the first step",
                    difference(numbers(ppo.theta()), before),
                    difference(after, before));
              }
              steps.add(step);
            });

    assertThat(update.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(steps).hasSameSizeAs(minibatches);
    assertThat(update.metrics()).containsOnlyKeys(new PpoAlgorithm().metrics());
    assertClose(
        "the share of clipped samples",
        update.metrics().get(Ppo.CLIP_FRACTION),
        minibatches.stream()
            .mapToDouble(one -> one.number("clip_fraction"))
            .average()
            .orElseThrow());
    for (int i = 0; i < steps.size(); i++) {
      Golden expected = minibatches.get(i);
      assertClose("policy loss", steps.get(i).policyLoss(), expected.number("policy_loss"));
      assertClose("value loss", steps.get(i).valueLoss(), expected.number("value_loss"));
      assertClose("clip fraction", steps.get(i).clipFraction(), expected.number("clip_fraction"));
      assertClose("gradient norm", steps.get(i).gradientNorm(), expected.number("grad_norm"));
      if (values.get(EntropyParams.ENTROPY_COEFFICIENT) > 0) {
        assertClose("entropy", steps.get(i).entropy(), expected.number("entropy"));
      }
    }
    assertClose(
        "the update",
        difference(numbers(ppo.theta()), before),
        difference(networks.theta(golden, "params_after"), before));
  }

  private static Hyperparameters hyperparameters(Golden golden) {
    Golden config = golden.at("config");
    Golden optimiser = golden.at("optimiser");
    assertThat(optimiser.text("kind")).isEqualTo("adam");
    Hyperparameters values =
        new Hyperparameters()
            .set(PpoParams.CLIP_RANGE, config.number("clip"))
            .set(PpoParams.CLIP_VALUE, config.flag("clip_value"))
            .set(PpoParams.EPOCHS, golden.integer("epochs"))
            .set(PpoParams.ADAM_EPSILON, optimiser.number("epsilon"))
            .set(ActorCriticParams.LEARNING_RATE, optimiser.number("lr"))
            .set(ActorCriticParams.VALUE_COEFFICIENT, config.number("vf_coef"))
            .set(ActorCriticParams.NORMALISE_RETURNS, false)
            .set(ActorCriticParams.MAX_GRADIENT_NORM, config.number("max_grad_norm"))
            .set(EntropyParams.ENTROPY_COEFFICIENT, config.number("ent_coef"));
    Golden whole = golden.at("full_batch");
    return whole.has("entropy_num_samples")
        ? values.set(EntropyParams.ENTROPY_SAMPLES, whole.integer("entropy_num_samples"))
        : values;
  }

  private static List<double[]> noise(List<Golden> minibatches) {
    return minibatches.stream()
        .filter(minibatch -> minibatch.has("entropy_noise"))
        .map(minibatch -> minibatch.array("entropy_noise"))
        .toList();
  }

  private static Batch batch(Golden golden) {
    double[] returns = golden.array("returns");
    double[] values = golden.array("old_values");
    return new Batch(
        golden.array("obs"),
        golden.array("actions"),
        golden.array("old_logp"),
        values,
        difference(returns, values),
        returns,
        new double[0],
        1);
  }

  /** The epochs' orders, minibatch after minibatch. */
  private static MinibatchOrder given(List<Golden> minibatches, int rows) {
    List<double[]> indices = minibatches.stream().map(one -> one.array("indices")).toList();
    int[] next = {0};
    return order -> {
      for (int start = 0; start < order.length; start += rows) {
        double[] minibatch = indices.get(next[0]++);
        for (int i = 0; i < rows; i++) {
          order[start + i] = (int) minibatch[i];
        }
      }
    };
  }
}

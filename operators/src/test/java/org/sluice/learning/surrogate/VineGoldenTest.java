package org.sluice.learning.surrogate;

import static org.sluice.learning.golden.Golden.assertClose;

import java.util.Arrays;
import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.SampledDivergence;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.NormalizingFlow;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.replay.ReplayBuffer;
import org.sluice.learning.surrogate.vine.RolloutSet;
import org.sluice.learning.surrogate.vine.SelfNormalised;
import org.sluice.learning.targets.Gae;
import org.sluice.learning.trustregion.ImportanceSampled;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.Surrogate;

/**
 * From the steps of rollouts to surrogates and their gradients, against reference numbers. These
 * have costs in place of rewards, in which both are linear.
 */
class VineGoldenTest {

  private static final double LAYER_NORM_EPSILON = 1e-12;

  @GoldenTest("algorithms/vine")
  void importanceSampled(Golden golden) {
    check(golden, "importance_sampled", new ImportanceSampled(), false);
  }

  @GoldenTest("algorithms/vine")
  void selfNormalised(Golden golden) {
    int rollouts = golden.integer("rollouts_per_state");
    check(golden, "self_normalised", new SelfNormalised(rollouts), false);
  }

  @GoldenTest("algorithms/vine")
  void meanSubtracted(Golden golden) {
    check(golden, "mean_subtracted", new ImportanceSampled(), true);
  }

  private static void check(Golden golden, String name, Surrogate surrogate, boolean subtracted) {
    Policy policy = policy(golden);
    PolicyBatch batch = batch(golden, policy.actionDim(), subtracted);
    if (!subtracted) {
      assertClose("Q-values", batch.advantages(), golden.array("q_values"));
    }
    boolean exact = golden.has("kl_exact_old_to_params");
    Objective objective =
        new Objective(
            surrogate,
            policy,
            Precision.DOUBLE,
            batch.size(),
            exact,
            SampledDivergence.LOG_RATIO,
            false,
            1);
    Golden expected = golden.at(name);
    double[] old = golden.flat("params_old", policy.layout());
    double[] gradient = new double[old.length];
    Evaluation start = objective.start(batch, old, 0, new Generator(1));
    assertClose("surrogate at old", start.surrogate(), expected.number("surrogate_at_old"));
    objective.gradient(gradient);
    assertClose("gradient at old", gradient, expected.flat("gradient_at_old", policy.layout()));

    Evaluation moved = objective.at(golden.flat("params", policy.layout()));
    assertClose("surrogate", moved.surrogate(), expected.number("surrogate"));
    objective.gradient(gradient);
    assertClose("gradient", gradient, expected.flat("gradient", policy.layout()));
    if (exact) {
      assertClose("divergence", moved.divergence(), golden.number("kl_exact_old_to_params"));
    }
  }

  private static Policy policy(Golden golden) {
    int observed = golden.integer("obs_dim");
    int acted = golden.integer("act_dim");
    int hidden = golden.integer("hidden");
    return switch (golden.text("policy")) {
      case "gaussian" -> new Gaussian(observed, acted, Trunk.of(hidden));
      case "categorical" -> new OneLayerSoftmax(observed, acted, hidden);
      default ->
          NormalizingFlow.ofCouplings(
              observed,
              acted,
              golden.integer("pairs"),
              hidden,
              golden.integer("state_hidden"),
              LAYER_NORM_EPSILON);
    };
  }

  /** A batch of nothing but branches, of which only the first steps have actions. */
  private static PolicyBatch batch(Golden golden, int actionDim, boolean subtracted) {
    int rollouts = golden.integer("rollouts_per_state");
    int qValues = golden.integer("states") * rollouts;
    int observed = golden.integer("obs_dim");
    int most = golden.shape("rollout_costs")[2];
    double[] costs = golden.array("rollout_costs");
    double[] lengths = flattened(golden.arrays("rollout_lengths"));
    double[] given =
        golden.text("policy").equals("categorical")
            ? flattened(golden.arrays("actions"))
            : golden.array("actions");
    int steps = (int) Arrays.stream(lengths).sum();
    double[] observations = new double[steps * observed];
    double[] actions = new double[steps * actionDim];
    double[] logProbabilities = new double[steps];
    double[] rewards = new double[steps];
    EndMark[] ends = new EndMark[steps];
    Arrays.fill(ends, EndMark.NONE);
    byte[] branches = new byte[steps];
    int step = 0;
    for (int q = 0; q < qValues; q++) {
      int length = (int) lengths[q];
      System.arraycopy(
          golden.array("obs"), q / rollouts * observed, observations, step * observed, observed);
      System.arraycopy(given, q * actionDim, actions, step * actionDim, actionDim);
      logProbabilities[step] = golden.array("logq")[q];
      System.arraycopy(costs, q * most, rewards, step, length);
      Arrays.fill(branches, step, step + length, (byte) (1 + q % rollouts));
      step += length;
      ends[step - 1] = EndMark.TRUNCATED;
    }
    double[] zeros = new double[steps];
    double[] returns = new double[steps];
    double[] ones = new double[steps];
    Arrays.fill(ones, 1);
    new Gae(golden.number("gamma"), 1)
        .estimate(rewards, zeros, ones, ends, zeros, 0, new double[steps], returns);
    return new RolloutSet(qValues, rollouts, subtracted)
        .of(
            new Batch(
                observations,
                actions,
                logProbabilities,
                zeros,
                zeros,
                returns,
                new double[0],
                1,
                branches,
                List.of(),
                ReplayBuffer.none()));
  }

  private static double[] flattened(List<double[]> rows) {
    return rows.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}

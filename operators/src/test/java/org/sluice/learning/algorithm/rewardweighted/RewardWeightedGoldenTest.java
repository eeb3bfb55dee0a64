package org.sluice.learning.algorithm.rewardweighted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.learning.golden.Golden.assertClose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sluice.learning.episodic.EliteParams;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;
import org.sluice.learning.rollout.WholeEpisode;

/** Weights, likelihoods and their maximum against reference numbers. */
class RewardWeightedGoldenTest {

  private static final double OPTIMUM_TOLERANCE = 1e-6;
  private static final double LIKELIHOOD_TOLERANCE = 1e-10;

  /** Where L-BFGS stops, so close to the optimum that rounding errors decide. */
  private static final double GRADIENT = 1e-9;

  @GoldenTest("algorithms/rwr")
  void weights(Golden golden) {
    EpisodeWeights chosen = chosen(golden);
    double[] selected = golden.array("selected");
    double[] all = golden.array("trajectory_weights");
    double[] weights = new double[all.length];
    for (int i = 0; i < chosen.weights().length; i++) {
      weights[trajectory(golden, chosen.episodes().get(i))] = chosen.weights()[i];
    }
    assertThat(chosen.episodes()).hasSize(selected.length);
    assertClose("weights", weights, all);
  }

  @GoldenTest("algorithms/rwr")
  void likelihood(Golden golden) {
    Policy policy = policy(golden);
    for (int part : List.of(RewardWeightedWorkspace.PART, 5)) { // one part, and several
      WeightedLikelihood likelihood = likelihood(golden, policy, part);
      double[] gradient = new double[policy.layout().size()];
      assertClose(
          "likelihood",
          likelihood.evaluate(golden.flat("params", policy.layout()), gradient),
          golden.number("weighted_log_likelihood"));
      assertClose("gradient", gradient, golden.flat("gradient", policy.layout()));
    }
  }

  @GoldenTest("algorithms/rwr")
  void maximum(Golden golden) {
    Policy policy = policy(golden);
    WeightedLikelihood likelihood = likelihood(golden, policy, RewardWeightedWorkspace.PART);
    double[] theta = golden.flat("params", policy.layout());
    double total = Arrays.stream(chosen(golden).ofRows()).sum();
    LikelihoodAscent.Reached reached =
        new LikelihoodAscent(likelihood, 1000, GRADIENT).climb(theta, total);
    assertClose("optimum", theta, golden.flat("optimum", policy.layout()), OPTIMUM_TOLERANCE);
    assertClose(
        "likelihood",
        new double[] {reached.after() * total},
        new double[] {golden.number("weighted_log_likelihood_at_optimum")},
        LIKELIHOOD_TOLERANCE);
    assertThat(reached.before()).isLessThan(reached.after());
  }

  private static Policy policy(Golden golden) {
    return new LinearGaussian(golden.integer("obs_dim"), golden.integer("act_dim"));
  }

  private static WeightedLikelihood likelihood(Golden golden, Policy policy, int part) {
    WeightedLikelihood likelihood =
        new WeightedLikelihood(
            new Density(policy, Precision.DOUBLE, part), part, policy.layout().size());
    EpisodeWeights chosen = chosen(golden);
    likelihood.set(
        joined(golden.arrays("observations")),
        joined(golden.arrays("controls")),
        chosen.rows(),
        chosen.ofRows());
    return likelihood;
  }

  private static EpisodeWeights chosen(Golden golden) {
    Hyperparameters values =
        new Hyperparameters()
            .set(RewardWeightedParams.WEIGHTING, golden.text("mode"))
            .set(EliteParams.ELITE_FRACTION, RewardWeightedParams.ELITE_FRACTION.defaultValue);
    if (golden.has("temperature")) {
      values.set(RewardWeightedParams.TEMPERATURE, golden.number("temperature"));
    }
    return EpisodeWeights.of(episodes(golden), values);
  }

  private static List<WholeEpisode> episodes(Golden golden) {
    double[] lengths = golden.array("trajectory_lengths");
    double[] costs = golden.array("trajectory_costs");
    List<WholeEpisode> episodes = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < lengths.length; i++) {
      episodes.add(new WholeEpisode(first, (int) lengths[i], -costs[i], 0));
      first += (int) lengths[i];
    }
    return episodes;
  }

  private static int trajectory(Golden golden, WholeEpisode episode) {
    return episodes(golden).indexOf(episode);
  }

  private static double[] joined(List<double[]> rows) {
    return rows.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}

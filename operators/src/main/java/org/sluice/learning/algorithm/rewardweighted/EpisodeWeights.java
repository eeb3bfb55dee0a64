package org.sluice.learning.algorithm.rewardweighted;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.sluice.learning.episodic.Elites;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.rollout.WholeEpisode;

/**
 * Which episodes of an iteration are learned from, and how much each of them counts.
 *
 * @param episodes the chosen ones
 * @param weights of each
 */
record EpisodeWeights(List<WholeEpisode> episodes, double[] weights) {

  static final int LEAST_ELITES = 1;

  /**
   * The choice.
   *
   * <pre>
   * elite:        1 for the best, the others are left out
   * exponential:  exp((R_i − max R) / temperature), divided by their sum
   * </pre>
   *
   * @param all the iteration's. None are chosen from fewer than two
   */
  static EpisodeWeights of(List<WholeEpisode> all, Hyperparameters values) {
    Elites elites = new Elites(values.get(RewardWeightedParams.ELITE_FRACTION), LEAST_ELITES);
    List<WholeEpisode> best = elites.of(all);
    if (best.isEmpty()
        || values.get(RewardWeightedParams.WEIGHTING).equals(RewardWeightedParams.ELITE)) {
      return new EpisodeWeights(best, DoubleStream.generate(() -> 1).limit(best.size()).toArray());
    }
    double temperature = values.get(RewardWeightedParams.TEMPERATURE);
    double[] weights =
        all.stream()
            .mapToDouble(one -> StrictMath.exp((one.sum() - best.get(0).sum()) / temperature))
            .toArray();
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return new EpisodeWeights(all, weights);
  }

  /** The rows of their steps in the batch. */
  int[] rows() {
    return episodes.stream()
        .flatMapToInt(one -> IntStream.range(one.first(), one.first() + one.steps()))
        .toArray();
  }

  /** For each of the rows, the weight of its episode. */
  double[] ofRows() {
    double[] ofRows = new double[episodes.stream().mapToInt(WholeEpisode::steps).sum()];
    int next = 0;
    for (int i = 0; i < weights.length; i++) {
      for (int step = 0; step < episodes.get(i).steps(); step++) {
        ofRows[next++] = weights[i];
      }
    }
    return ofRows;
  }
}

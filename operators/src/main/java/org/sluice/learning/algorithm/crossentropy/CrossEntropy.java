package org.sluice.learning.algorithm.crossentropy;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Update;
import org.sluice.learning.episodic.Elites;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.rollout.WholeEpisode;
import org.sluice.learning.rollout.exploration.PerturbedParameters;

/**
 * The cross-entropy method: the search for parameters with high returns, without gradients.
 *
 * <pre>
 * each episode i:   θ_i = μ + σ ∘ ε_i,  return R_i
 * each iteration:   μ, σ ← mean and deviation of the θ_i with the highest R_i
 * </pre>
 *
 * <p>Lanes draw the θ_i; those of the best episodes are drawn again here, from the episodes' seeds.
 * With a lag, a distribution is fitted to episodes of the last but one, so that two searches
 * alternate. Szita and Lőrincz 2006; the added variance is rllab's. As in the TRPO paper's
 * comparison (Schulman et al. 2015, section 6.1), except that a policy acts deterministically.
 */
final class CrossEntropy implements TrialLearner {

  static final Metric PARAMETER_DEVIATION =
      new Metric(
          "parameter_deviation",
          "Mean standard deviation of the policy's parameters after the update: parameter.");

  private static final int STATE_VERSION = 1;

  /** One alone has no deviation. */
  static final int LEAST_ELITES = 2;

  private final Elites elites;
  private final ExtraVariance extra;

  /** From the one that collects the next batch to the newest. */
  private final ArrayDeque<ParameterDistribution> distributions = new ArrayDeque<>();

  private long updates;

  /**
   * @param initial of all versions before any data
   */
  CrossEntropy(Hyperparameters values, ParameterDistribution initial) {
    this.elites = new Elites(values.get(CrossEntropyParams.ELITE_FRACTION), LEAST_ELITES);
    this.extra = ExtraVariance.of(values);
    for (int version = 0; version <= values.get(TrialParams.LAG); version++) {
      distributions.add(initial);
    }
  }

  @Override
  public Update update(Batch batch, Generator random) {
    updates++;
    ParameterDistribution drawnFrom = distributions.removeFirst();
    List<WholeEpisode> best = elites.of(batch.episodes());
    if (best.isEmpty()) {
      distributions.addLast(drawnFrom);
      return new Update(Outcome.TOO_FEW_EPISODES, Map.of());
    }
    List<float[]> parameters =
        best.stream()
            .map(
                episode ->
                    PerturbedParameters.drawn(
                        drawnFrom.means(), drawnFrom.deviations(), episode.seed()))
            .toList();
    ParameterDistribution fitted = ParameterDistribution.of(parameters, extra.after(updates));
    if (!fitted.finite()) {
      distributions.addLast(drawnFrom);
      return new Update(Outcome.NOT_FINITE, Map.of());
    }
    distributions.addLast(fitted);
    return new Update(
        Outcome.ACCEPTED,
        Map.of(
            Elites.RETURN, Elites.meanReturn(best), PARAMETER_DEVIATION, fitted.meanDeviation()));
  }

  @Override
  public float[] policy() {
    return distributions.getLast().means().clone();
  }

  @Override
  public float[] value() {
    return distributions.getLast().deviations().clone();
  }

  @Override
  public byte[] save() {
    ByteBuffer out = ByteBuffer.allocate(stateBytes());
    out.putInt(STATE_VERSION).putLong(updates);
    distributions.forEach(distribution -> distribution.save(out));
    return out.array();
  }

  @Override
  public void restore(byte[] saved) {
    ByteBuffer in = ByteBuffer.wrap(saved);
    int version = saved.length < Integer.BYTES ? 0 : in.getInt();
    if (version != STATE_VERSION || saved.length != stateBytes()) {
      throw new IllegalArgumentException(
          String.format(
              "the saved state is of version %d in %d bytes, not of version %d in %d",
              version, saved.length, STATE_VERSION, stateBytes()));
    }
    updates = in.getLong();
    for (int i = distributions.size(); i > 0; i--) {
      distributions.addLast(ParameterDistribution.restored(parameters(), in));
      distributions.removeFirst();
    }
  }

  private int parameters() {
    return distributions.getLast().means().length;
  }

  private int stateBytes() {
    return Integer.BYTES
        + Long.BYTES
        + distributions.size() * ParameterDistribution.stateBytes(parameters());
  }
}

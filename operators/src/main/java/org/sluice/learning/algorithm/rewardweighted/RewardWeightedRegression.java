package org.sluice.learning.algorithm.rewardweighted;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Update;
import org.sluice.learning.episodic.Elites;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * Reward-weighted regression: makes the actions of the best episodes more likely.
 *
 * <pre>
 * maximises  Σ_i w_i Σ_t log π_θ(a_it | s_it)      over the episodes i of an iteration, by L-BFGS
 * </pre>
 *
 * <p>Schulman et al. 2015 (TRPO), section 6.1, which chooses the best tenth; with exponential
 * weights, Peters and Schaal 2007.
 */
final class RewardWeightedRegression implements TrialLearner {

  private static final int STATE_VERSION = 1;

  /** Rounding errors of single precision keep the gradient from vanishing further. */
  private static final double TOLERANCE = 1e-5;

  private final WeightedLikelihood likelihood;
  private final Hyperparameters values;
  private final LikelihoodAscent ascent;
  private final double[] theta;

  /**
   * @param initial Not modified. θ at first
   */
  RewardWeightedRegression(WeightedLikelihood likelihood, Hyperparameters values, float[] initial) {
    this.likelihood = likelihood;
    this.values = values;
    this.ascent =
        new LikelihoodAscent(likelihood, values.get(RewardWeightedParams.ITERATIONS), TOLERANCE);
    this.theta = new double[initial.length];
    set(initial);
  }

  private void set(float[] parameters) {
    for (int i = 0; i < theta.length; i++) {
      theta[i] = parameters[i];
    }
  }

  @Override
  public Update update(Batch batch, Generator random) {
    EpisodeWeights chosen = EpisodeWeights.of(batch.episodes(), values);
    if (chosen.episodes().isEmpty()) {
      return new Update(Outcome.TOO_FEW_EPISODES, Map.of());
    }
    float[] old = policy();
    double[] ofRows = chosen.ofRows();
    likelihood.set(batch.observations(), batch.actions(), chosen.rows(), ofRows);
    LikelihoodAscent.Reached reached = ascent.climb(theta, Arrays.stream(ofRows).sum());
    set(policy()); // as lanes will see it
    boolean finite = Double.isFinite(reached.after()) && isFinite(policy());
    if (!finite) {
      set(old);
      return new Update(Outcome.NOT_FINITE, Map.of());
    }
    return new Update(
        outcome(reached, Arrays.equals(old, policy())),
        Map.of(
            Elites.RETURN,
            Elites.meanReturn(chosen.episodes()),
            Metrics.LOG_LIKELIHOOD,
            reached.after(),
            Metrics.SURROGATE_GAIN,
            reached.after() - reached.before(),
            Metrics.LINE_SEARCH_STEPS,
            (double) reached.tried()));
  }

  private static Outcome outcome(LikelihoodAscent.Reached reached, boolean same) {
    if (reached.tried() == 0) {
      return Outcome.ZERO_GRADIENT;
    }
    return same ? Outcome.LINE_SEARCH_FAILED : Outcome.ACCEPTED;
  }

  private static boolean isFinite(float[] numbers) {
    float zero = 0;
    for (float number : numbers) {
      zero += 0 * number; // NaN for infinities too
    }
    return zero == 0;
  }

  @Override
  public float[] policy() {
    float[] floats = new float[theta.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) theta[i];
    }
    return floats;
  }

  @Override
  public float[] value() {
    return new float[0];
  }

  @Override
  public byte[] save() {
    ByteBuffer out = ByteBuffer.allocate(stateBytes());
    out.putInt(STATE_VERSION).asFloatBuffer().put(policy());
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
    float[] floats = new float[theta.length];
    in.asFloatBuffer().get(floats);
    set(floats);
  }

  private int stateBytes() {
    return Integer.BYTES + Float.BYTES * theta.length;
  }
}

package example;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Outcome;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.TrialLearner;
import org.sluice.learning.algorithm.Update;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.rollout.Wanted;
import org.sluice.learning.targets.Targets;
import org.sluice.learning.value.ValueNetwork;

/** Keeps the parameters with the highest return so far, and tries others near them. */
public final class RandomSearch implements Algorithm {

  static final Param<Double> DEVIATION =
      new DoubleParam(
          "search-deviation",
          "Standard deviation of what is added to each parameter of the best policy.",
          0.3,
          Range.above(0));

  static final Metric BEST_RETURN =
      new Metric("best_return", "Mean return of the best policy so far.");

  @Override
  public String word() {
    return "random-search";
  }

  @Override
  public String title() {
    return "Random search";
  }

  @Override
  public String summary() {
    return "Tries policies near the best one so far.";
  }

  @Override
  public List<Param<?>> parameters() {
    return List.of(DEVIATION);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(BEST_RETURN);
  }

  @Override
  public List<Problem> check(Policy policy, Hyperparameters values) {
    return values.get(TrialParams.LAG) == 0
        ? List.of()
        : List.of(new Problem(List.of(TrialParams.LAG), "random-search needs lag: 0"));
  }

  /** It learns from the returns of episodes alone. */
  @Override
  public Wanted wanted() {
    return new Wanted(false, false);
  }

  @Override
  public Targets targets(Hyperparameters values) {
    return (rewards, stateValues, weights, ends, finalValues, bootstrap, advantages, returns) -> {};
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork network, Hyperparameters values) {
    return new Workspace() {
      @Override
      public long bytes() {
        return 0;
      }

      @Override
      public TrialLearner learner(
          Hyperparameters trial, float[] first, float[] value, Generator random) {
        return new Search(trial.get(DEVIATION), first, value);
      }
    };
  }

  private static final class Search implements TrialLearner {

    private final double deviation;
    private final float[] best;
    private final float[] candidate;
    private final float[] value;
    private double bestReturn = Double.NEGATIVE_INFINITY;

    Search(double deviation, float[] policy, float[] value) {
      this.deviation = deviation;
      this.best = policy.clone();
      this.candidate = policy.clone();
      this.value = value.clone();
    }

    @Override
    public Update update(Batch batch, Generator random) {
      double mean = Arrays.stream(batch.episodeReturns()).average().orElse(bestReturn);
      if (mean >= bestReturn) {
        bestReturn = mean;
        System.arraycopy(candidate, 0, best, 0, best.length);
      }
      for (int i = 0; i < best.length; i++) {
        candidate[i] = best[i] + (float) (deviation * random.gaussian());
      }
      return new Update(Outcome.ACCEPTED, Map.of(BEST_RETURN, bestReturn));
    }

    @Override
    public float[] policy() {
      return candidate.clone();
    }

    @Override
    public float[] value() {
      return value.clone();
    }

    @Override
    public byte[] save() {
      ByteBuffer out = ByteBuffer.allocate(Double.BYTES + 2 * Float.BYTES * best.length);
      out.putDouble(bestReturn).asFloatBuffer().put(best).put(candidate);
      return out.array();
    }

    @Override
    public void restore(byte[] saved) {
      ByteBuffer in = ByteBuffer.wrap(saved);
      bestReturn = in.getDouble();
      in.asFloatBuffer().get(best).get(candidate);
    }
  }
}

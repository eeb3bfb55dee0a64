package org.sluice.learning.algorithm.rewardweighted;

import static org.sluice.learning.algorithm.Sweeps.Network.POLICY;
import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.episodic.Elites;
import org.sluice.learning.episodic.EpisodicAlgorithm;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.value.ValueNetwork;

/** {@link RewardWeightedRegression}. */
public final class RewardWeightedAlgorithm extends EpisodicAlgorithm {

  public RewardWeightedAlgorithm() {
    super(
        "reward-weighted-regression",
        "RWR",
        "Reward-weighted regression: maximises the likelihood of the best episodes' actions by"
            + " L-BFGS (Peters and Schaal 2007, as in Schulman et al. 2015, section 6.1).",
        EpisodeWeights.LEAST_ELITES + 1);
  }

  @Override
  public List<Param<?>> parameters() {
    return Params.of(RewardWeightedParams.class);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        Metrics.SURROGATE_GAIN, Metrics.LINE_SEARCH_STEPS, Metrics.LOG_LIKELIHOOD, Elites.RETURN);
  }

  /**
   * About as many rows as the chosen episodes have, in whole parts; besides the points that were
   * tried, the start twice and the end once more.
   */
  @Override
  public List<Sweeps> sweeps(Hyperparameters values, int candidates) {
    boolean elite = values.get(RewardWeightedParams.WEIGHTING).equals(RewardWeightedParams.ELITE);
    double fraction = elite ? values.get(RewardWeightedParams.ELITE_FRACTION) : 1;
    double rows = fraction * values.get(TrialParams.BATCH);
    int parts = (int) Math.ceil(rows / RewardWeightedWorkspace.PART);
    return List.of(
        Sweeps.of(
            POLICY, RewardWeightedWorkspace.PART, parts * (candidates + 3), FORWARD, BACKWARD));
  }

  @Override
  public Workspace workspace(Policy policy, ValueNetwork none, Hyperparameters values) {
    return new RewardWeightedWorkspace(policy, Precision.FLOAT);
  }
}

package org.sluice.learning.algorithm.rewardweighted;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.episodic.EliteParams;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of {@link RewardWeightedRegression}. */
public interface RewardWeightedParams {

  Param<Integer> BATCH = EliteParams.BATCH;

  /** As in the TRPO paper. */
  Param<Double> ELITE_FRACTION = Params.withDefault(EliteParams.ELITE_FRACTION, 0.1);

  /** Word for {@link #WEIGHTING}: the best episodes alike, the others not at all. */
  String ELITE = "elite";

  /** Word for {@link #WEIGHTING}: every episode by the exponential of its return. */
  String EXPONENTIAL = "exponential";

  Param<String> WEIGHTING =
      new StringParam(
          "reward-weighted.weighting",
          "How much each episode counts: elite learns from the best ones alike (elite-fraction);"
              + " exponential from all, with weights exp(return / temperature).",
          ELITE,
          Range.oneOf(ELITE, EXPONENTIAL));

  Param<Double> TEMPERATURE =
      new DoubleParam(
          "reward-weighted.temperature",
          "With reward-weighted.weighting: exponential, the difference in return that makes an"
              + " episode count e times as much.",
          1.0,
          Range.above(0));

  Param<Integer> ITERATIONS =
      new IntParam(
          "reward-weighted.lbfgs-iterations",
          "Steps of L-BFGS in an update, at most; it stops earlier where the gradient vanishes. More"
              + " fit a few episodes more closely, and narrow the policy.",
          5,
          Range.atLeast(1));
}

package org.sluice.learning.deterministicgradient;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.offpolicy.CriticParams;
import org.sluice.learning.optimiser.OptimiserParams;

/** Hyper-parameters of {@link DeterministicGradientLearner}. */
public interface DeterministicGradientParams {

  Param<Double> LEARNING_RATE = Params.withDefault(OptimiserParams.LEARNING_RATE, 1e-4);

  Param<Double> CRITIC_LEARNING_RATE = CriticParams.CRITIC_LEARNING_RATE;

  Param<Boolean> SIMULTANEOUS_UPDATES =
      new BooleanParam(
          "simultaneous-updates",
          "Whether the policy's gradient uses the critic from before its own step, as OpenAI"
              + " baselines does, rather than after it.",
          false);

  /** Word for {@link #EXPLORATION_NOISE}: successive numbers are correlated. */
  String ORNSTEIN_UHLENBECK = "ornstein-uhlenbeck";

  /** Word for {@link #EXPLORATION_NOISE}: independent normal numbers. */
  String GAUSSIAN = "gaussian";

  Param<String> EXPLORATION_NOISE =
      new StringParam(
          "exploration-noise",
          "Noise added to actions while learning: gaussian, or ornstein-uhlenbeck, whose successive"
              + " numbers are correlated.",
          GAUSSIAN,
          Range.oneOf(GAUSSIAN, ORNSTEIN_UHLENBECK));

  Param<Double> EXPLORATION_DEVIATION =
      new DoubleParam(
          "exploration-deviation",
          "Deviation σ of the exploration noise, in halves of the range of actions.",
          0.1,
          Range.atLeast(0));

  Param<Double> EXPLORATION_RATE =
      new DoubleParam(
          "exploration-rate",
          "Rate θ at which ornstein-uhlenbeck noise drifts back to 0, per step.",
          0.15,
          Range.between(0, 1));
}

package org.sluice.learning.algorithm.ppo;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.optimiser.OptimiserParams;
import org.sluice.learning.targets.GaeParams;

/** Hyper-parameters of {@link Ppo}; the defaults are those of OpenAI baselines' ppo2 for MuJoCo. */
public interface PpoParams {

  Param<Double> CLIP_RANGE =
      new DoubleParam(
          "clip-range",
          "How far the ratio of new to old probability may move from 1 before the objective"
              + " stops improving.",
          0.2,
          Range.above(0));

  Param<Boolean> CLIP_VALUE =
      new BooleanParam(
          "clip-value",
          "Whether the loss clips the value function's change per update to clip-range.",
          true);

  Param<Integer> EPOCHS = new IntParam("epochs", "Passes over each batch.", 10, Range.atLeast(1));

  Param<Integer> MINIBATCH = OptimiserParams.MINIBATCH;

  Param<Double> ADAM_EPSILON =
      new DoubleParam(
          "adam-epsilon",
          "Added by Adam to the root of the mean squared gradient, for numerical stability.",
          1e-5,
          Range.above(0));

  Param<Integer> BATCH = Params.withDefault(TrialParams.BATCH, 2048);

  Param<Double> LAMBDA = Params.withDefault(GaeParams.LAMBDA, 0.95);
}

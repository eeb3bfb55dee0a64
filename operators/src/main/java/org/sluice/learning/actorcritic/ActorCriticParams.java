package org.sluice.learning.actorcritic;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.optimiser.OptimiserParams;

/** Hyper-parameters of a loss of policy and value function together. */
public interface ActorCriticParams {

  Param<Double> LEARNING_RATE = OptimiserParams.LEARNING_RATE;

  /** Word for {@link #LEARNING_RATE_SCHEDULE}: the same for the whole trial. */
  String CONSTANT = "constant";

  /** Word for {@link #LEARNING_RATE_SCHEDULE}: proportional to the remaining steps. */
  String LINEAR = "linear";

  Param<String> LEARNING_RATE_SCHEDULE =
      new StringParam(
          "learning-rate-schedule",
          "Schedule of the learning rate: constant, or linear, which falls to 0 over total-steps.",
          LINEAR,
          Range.oneOf(CONSTANT, LINEAR));

  Param<Double> VALUE_COEFFICIENT =
      new DoubleParam(
          "value-coefficient",
          "Weight of the value function's loss relative to the policy's.",
          0.5,
          Range.atLeast(0));

  Param<Double> MAX_GRADIENT_NORM =
      new DoubleParam(
          "max-gradient-norm",
          "Maximum Euclidean norm of the gradient over all parameters; larger gradients are"
              + " scaled down to it.",
          0.5,
          Range.above(0));

  Param<Boolean> NORMALISE_RETURNS =
      new BooleanParam(
          "normalise-returns",
          "Whether to divide returns by their running standard deviation for the value function, so"
              + " that the scale of the rewards does not matter.",
          true);
}

package org.sluice.learning.offpolicy;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of an action-value function beside a policy. */
public interface CriticParams {

  Param<Double> CRITIC_LEARNING_RATE =
      new DoubleParam(
          "critic-learning-rate", "Learning rate of the critic's optimiser.", 1e-3, Range.above(0));

  Param<Boolean> PUBLISH_CRITIC =
      new BooleanParam(
          "publish-critic",
          "Whether policies are published and saved with the action-value function, so that 'sluice"
              + " plot q-values' can draw it.",
          false);
}

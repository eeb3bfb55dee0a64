package org.sluice.learning.deepq;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.optimiser.OptimiserParams;

/** Hyper-parameters of {@link DeepQLearner}. */
public interface DeepQParams {

  Param<Double> LEARNING_RATE = Params.withDefault(OptimiserParams.LEARNING_RATE, 1e-3);

  Param<Boolean> DOUBLE_Q =
      new BooleanParam(
          "double-q",
          "Whether the learned network chooses the next action that the target network values (van"
              + " Hasselt et al. 2016), rather than the target network itself.",
          true);

  Param<Double> HUBER_LIMIT =
      new DoubleParam(
          "huber-limit",
          "Error of a value, in units of scaled returns, above which the loss grows linearly instead"
              + " of quadratically. Under a low limit, rare transitions such as an episode's end"
              + " count less than frequent ones.",
          1.0,
          Range.above(0));

  Param<Double> GRADIENT_LIMIT =
      new DoubleParam(
          "gradient-limit",
          "Bound of each entry of the gradient; larger ones are set to it.",
          1.0,
          Range.above(0));

  Param<Double> TARGET_RATE = Params.withDefault(OffPolicyParams.TARGET_RATE, 1.0);

  Param<Integer> TARGET_PERIOD = Params.withDefault(OffPolicyParams.TARGET_PERIOD, 500);

  Param<Long> WARM_UP = Params.withDefault(OffPolicyParams.WARM_UP, 1000L);
}

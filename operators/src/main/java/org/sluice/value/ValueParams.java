package org.sluice.value;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.sluice.hyperparameters.Range;

/** Hyper-parameters of the {@link ValueFunction}. */
public interface ValueParams {

  Param<Integer> VALUE_HIDDEN =
      new IntParam(
          "value-hidden",
          "Units in each of the value function's two hidden layers, a count.",
          64,
          Range.atLeast(1));

  Param<Integer> VALUE_EPOCHS =
      new IntParam(
          "value-epochs",
          "Passes over the batch per fit of the value function, a count.",
          5,
          Range.atLeast(1));

  Param<Integer> VALUE_MINIBATCH =
      new IntParam(
          "value-minibatch",
          "Samples per step of the value function's fit, a count.",
          64,
          Range.atLeast(1));

  Param<Double> VALUE_LEARNING_RATE =
      new DoubleParam(
          "value-learning-rate",
          "Step size of the value function's Adam, change of a parameter per step.",
          1e-3,
          Range.above(0));
}

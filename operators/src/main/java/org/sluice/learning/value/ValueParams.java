package org.sluice.learning.value;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of the value function and of its fit by Adam. */
public interface ValueParams {

  /** Word for {@link #VALUE_FIT}: see {@link ValueFunction}. */
  String ADAM = "adam";

  /** Word for {@link #VALUE_FIT}: natural gradients by Kronecker factors. */
  String KFAC = "kfac";

  Param<String> VALUE_FIT =
      new StringParam(
          "value-fit",
          "How to fit the value function: adam uses minibatches; kfac takes"
              + " natural-gradient steps over the whole batch, as in the ACKTR paper.",
          ADAM,
          Range.oneOf(ADAM, KFAC));

  Param<Integer> VALUE_HIDDEN =
      new IntParam(
          "value-hidden",
          "Units in each of the value function's two hidden layers.",
          64,
          Range.atLeast(1));

  Param<Integer> VALUE_EPOCHS =
      new IntParam(
          "value-epochs",
          "Passes over the batch per fit of the value function with adam.",
          5,
          Range.atLeast(1));

  Param<Integer> VALUE_MINIBATCH =
      new IntParam(
          "value-minibatch",
          "Minibatch size of the value function's Adam, in samples.",
          64,
          Range.atLeast(1));

  Param<Double> VALUE_LEARNING_RATE =
      new DoubleParam(
          "value-learning-rate",
          "Learning rate of the value function's Adam.",
          1e-3,
          Range.above(0));
}

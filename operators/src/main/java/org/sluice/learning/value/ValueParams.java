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
          "How the value function is fitted, a word: adam in minibatches, or kfac, as in ACKTR's"
              + " paper, in natural gradients over the whole batch.",
          ADAM,
          Range.oneOf(ADAM, KFAC));

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

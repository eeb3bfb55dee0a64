package org.sluice.learning.optimiser;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of optimisers, for several algorithms. */
public interface OptimiserParams {

  Param<Double> LEARNING_RATE =
      new DoubleParam(
          "learning-rate", "Initial learning rate of the optimiser.", 3e-4, Range.above(0));

  Param<Integer> MINIBATCH =
      new IntParam("minibatch", "Minibatch size, in samples.", 64, Range.atLeast(1));
}

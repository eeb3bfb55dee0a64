package org.sluice.learning.algorithm.vanilla;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of {@link VanillaPolicyGradient}. */
public interface VanillaPolicyGradientParams {

  Param<Double> LEARNING_RATE =
      new DoubleParam(
          "learning-rate", "Step length, in gradients of the objective.", 0.1, Range.above(0));
}

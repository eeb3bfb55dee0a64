package org.sluice.learning.flow.continuous;

import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Range;

/** Parameters of {@link ContinuousFamily}. */
public interface ContinuousParams {

  Param<Integer> STEPS =
      new IntParam(
          "policy.flow.steps",
          "Runge-Kutta steps in each layer of a continuous flow. Each evaluates the layer's network"
              + " four times and keeps all hidden units of a batch for the gradient, so that time"
              + " and memory are proportional to it.",
          4,
          Range.between(1, 1000));
}

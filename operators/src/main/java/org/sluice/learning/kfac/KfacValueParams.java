package org.sluice.learning.kfac;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of {@link KfacValueFit}, besides its momentum. */
public interface KfacValueParams {

  Param<Integer> KFAC_VALUE_STEPS =
      new IntParam(
          "kfac-value-steps",
          "Steps over the whole batch per fit of the value function with kfac.",
          25,
          Range.atLeast(1));

  Param<Integer> KFAC_VALUE_REFRESH =
      new IntParam(
          "kfac-value-refresh",
          "Update the value function's Kronecker factors every n steps of a fit.",
          5,
          Range.atLeast(1));

  Param<Double> KFAC_VALUE_LEARNING_RATE =
      new DoubleParam(
          "kfac-value-learning-rate",
          "Step length for the value function, in natural-gradient units.",
          0.001,
          Range.above(0));

  Param<Double> KFAC_VALUE_CLIP_KL =
      new DoubleParam(
          "kfac-value-clip-kl",
          "Largest KL of a step, in nats of a unit-variance Gaussian around the value;"
              + " longer steps are shortened.",
          0.3,
          Range.above(0));

  Param<Double> KFAC_VALUE_DAMPING =
      new DoubleParam(
          "kfac-value-damping",
          "Curvature, in nats per squared parameter, added to the curvature of the value function.",
          0.1,
          Range.atLeast(0));

  Param<Double> KFAC_VALUE_FACTOR_DECAY =
      new DoubleParam(
          "kfac-value-factor-decay",
          "Weight of all earlier steps in the running averages of the value function's"
              + " Kronecker factors.",
          0.95,
          Range.between(0, 0.999999));
}

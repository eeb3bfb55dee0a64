package org.sluice.learning.algorithm.natural;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of {@link NaturalPolicyGradient}, besides those of natural gradients. */
public interface NaturalPolicyGradientParams {

  /** Word for {@link #STEP_LENGTH}: the whole trust region. */
  String MAX_KL = "max-kl";

  /** Word for {@link #STEP_LENGTH}: a fixed multiple of the natural gradient. */
  String FIXED = "learning-rate";

  Param<String> STEP_LENGTH =
      new StringParam(
          "step-length",
          "How far to go along the natural gradient: with max-kl, to where the quadratic model of"
              + " the KL predicts max-kl; with learning-rate, by learning-rate times the natural"
              + " gradient.",
          MAX_KL,
          Range.oneOf(MAX_KL, FIXED));

  Param<Double> LEARNING_RATE =
      new DoubleParam(
          "learning-rate",
          "Step length with step-length: learning-rate, in natural gradients.",
          0.1,
          Range.above(0));
}

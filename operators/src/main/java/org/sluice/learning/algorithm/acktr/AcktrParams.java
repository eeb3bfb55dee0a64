package org.sluice.learning.algorithm.acktr;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.policy.information.SampledDivergence;

/** Hyper-parameters of {@link Acktr}; the defaults are those of the original implementation. */
public interface AcktrParams {

  Param<Double> LEARNING_RATE =
      new DoubleParam(
          "learning-rate",
          "Learning rate. acktr: in natural gradients, later adjusted to reach desired-kl;"
              + " natural-policy-gradient: in natural gradients, constant, and read only with"
              + " step-length: learning-rate; policy-gradient: in gradients, constant; others: the"
              + " initial rate.",
          0.03,
          Range.above(0));

  Param<Double> DESIRED_KL =
      new DoubleParam(
          "desired-kl",
          "Target KL of an update, in nats: the learning rate is divided by 1.5 if the KL"
              + " is above twice the target, and multiplied by 1.5 if it is below half of it.",
          0.002,
          Range.above(0));

  Param<Double> CLIP_KL =
      new DoubleParam(
          "clip-kl",
          "Largest KL, in nats, that the quadratic model may predict for a step; longer"
              + " steps are shortened.",
          0.01,
          Range.above(0));

  Param<Double> FACTOR_DECAY =
      new DoubleParam(
          "factor-decay",
          "Weight of all earlier batches in the running averages of the Kronecker factors.",
          0.99,
          Range.between(0, 0.999999));

  Param<Double> KFAC_DAMPING =
      new DoubleParam(
          "kfac-damping",
          "Curvature, in nats per squared parameter, added before the Fisher matrix is inverted.",
          0.01,
          Range.atLeast(0));

  Param<Double> KFAC_WEIGHT_DAMPING =
      new DoubleParam(
          "kfac-weight-damping",
          "Extra damping, in nats per squared parameter, for layers that have an input.",
          0.0,
          Range.atLeast(0));

  Param<String> DIVERGENCE_ESTIMATE =
      new StringParam(
          "divergence-estimate",
          "How to estimate an update's KL on its batch: samples is the mean log-ratio;"
              + " positive-samples has the same expectation and much less noise.",
          SampledDivergence.POSITIVE.word(),
          Range.oneOf(SampledDivergence.words()));
}

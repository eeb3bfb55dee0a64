package org.sluice.learning.targets;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of the advantage estimates. */
public interface GaeParams {

  Param<Double> GAMMA =
      new DoubleParam("gamma", "Discount factor per step.", 0.99, Range.between(0, 1));

  Param<Double> LAMBDA =
      new DoubleParam(
          "lambda",
          "GAE's lambda, the decay of the advantage estimate per step: 0 relies on the"
              + " value function, 1 on the rewards.",
          0.98,
          Range.between(0, 1));

  /** Word for {@link #ADVANTAGE_SCALING}: mean 0, standard deviation 1. */
  String STANDARDISED = "standardised";

  /** Word for {@link #ADVANTAGE_SCALING}: mean 0. */
  String CENTRED = "centred";

  Param<String> ADVANTAGE_SCALING =
      new StringParam(
          "advantage-scaling",
          "How to scale a batch's advantages before an update: standardised gives them mean"
              + " 0 and standard deviation 1; centred only subtracts the mean, which keeps their"
              + " scale relative to an entropy bonus.",
          STANDARDISED,
          Range.oneOf(STANDARDISED, CENTRED));
}

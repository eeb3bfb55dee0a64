package org.sluice.learning.targets;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of the advantage estimates. */
public interface GaeParams {

  Param<Double> GAMMA =
      new DoubleParam(
          "gamma", "Discount of the reward one step later, a factor.", 0.99, Range.between(0, 1));

  Param<Double> LAMBDA =
      new DoubleParam(
          "lambda",
          "Decay of the advantage estimate's trace per step, a factor: 0 trusts the values, 1 the"
              + " rewards.",
          0.98,
          Range.between(0, 1));

  /** Word for {@link #ADVANTAGE_SCALING}: mean 0, standard deviation 1. */
  String STANDARDISED = "standardised";

  /** Word for {@link #ADVANTAGE_SCALING}: mean 0. */
  String CENTRED = "centred";

  Param<String> ADVANTAGE_SCALING =
      new StringParam(
          "advantage-scaling",
          "What is done to a batch's advantages before an update, a word: centred keeps the scale"
              + " of the rewards, which an entropy bonus is weighed against.",
          STANDARDISED,
          Range.oneOf(STANDARDISED, CENTRED));
}

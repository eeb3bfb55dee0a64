package org.sluice.learning.policy.information;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of an entropy bonus. */
public interface EntropyParams {

  Param<Double> ENTROPY_COEFFICIENT =
      new DoubleParam(
          "entropy-coefficient",
          "Weight of the policy's entropy in the objective, in advantage per nat.",
          0.0,
          Range.atLeast(0));

  Param<Integer> ENTROPY_SAMPLES =
      new IntParam(
          "entropy-samples",
          "Actions sampled per state to estimate the entropy of a policy without a closed form.",
          10,
          Range.atLeast(1));
}

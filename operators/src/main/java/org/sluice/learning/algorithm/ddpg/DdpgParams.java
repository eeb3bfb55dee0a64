package org.sluice.learning.algorithm.ddpg;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.deterministicgradient.DeterministicGradientParams;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of {@link Ddpg}. */
public interface DdpgParams extends DeterministicGradientParams {

  Param<Double> CRITIC_L2 =
      new DoubleParam(
          "critic-l2",
          "Weight of half the squared norm of the critic's hidden weights in its loss.",
          0.0,
          Range.atLeast(0));

  Param<Boolean> CRITIC_LAYER_NORM =
      new BooleanParam(
          "critic-layer-norm",
          "Whether a layer norm stands before each hidden activation of the critic.",
          false);

  Param<Integer> CRITIC_ACTION_LAYER =
      new IntParam(
          "critic-action-layer",
          "The hidden layer of the critic whose input the action joins: 0 or 1.",
          0,
          Range.between(0, 1));
}

package org.sluice.learning.algorithm.softq;

import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.offpolicy.CriticParams;
import org.sluice.learning.offpolicy.OffPolicyParams;
import org.sluice.learning.optimiser.OptimiserParams;

/** Hyper-parameters of {@link SoftQ}; the defaults are those of Haarnoja et al. 2017. */
public interface SoftQParams {

  Param<Integer> VALUE_PARTICLES =
      new IntParam(
          "value-particles",
          "Uniformly drawn actions by which the soft value of a state is estimated.",
          16,
          Range.atLeast(1));

  Param<Integer> FIXED_PARTICLES =
      new IntParam(
          "fixed-particles",
          "Sampled actions of a state at which its action values are differentiated.",
          16,
          Range.atLeast(2));

  Param<Integer> UPDATED_PARTICLES =
      new IntParam(
          "updated-particles",
          "Sampled actions of a state that are moved towards the action values' distribution.",
          16,
          Range.atLeast(1));

  Param<Double> LEARNING_RATE = OptimiserParams.LEARNING_RATE;

  Param<Boolean> PUBLISH_CRITIC = CriticParams.PUBLISH_CRITIC;

  Param<Double> TARGET_RATE = Params.withDefault(OffPolicyParams.TARGET_RATE, 1.0);

  Param<Integer> TARGET_PERIOD = Params.withDefault(OffPolicyParams.TARGET_PERIOD, 1000);
}

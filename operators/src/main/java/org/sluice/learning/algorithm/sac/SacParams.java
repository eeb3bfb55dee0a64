package org.sluice.learning.algorithm.sac;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.optimiser.OptimiserParams;

/** Hyper-parameters of {@link Sac}. */
public interface SacParams {

  Param<Double> LEARNING_RATE = OptimiserParams.LEARNING_RATE;

  Param<Double> TEMPERATURE =
      new DoubleParam(
          "temperature",
          "Weight α of the policy's entropy beside the scaled rewards; with automatic-temperature,"
              + " the weight at first.",
          1.0,
          Range.above(0));

  Param<Boolean> AUTOMATIC_TEMPERATURE =
      new BooleanParam(
          "automatic-temperature",
          "Whether the temperature is learned so that the policy's entropy approaches"
              + " target-entropy, rather than fixed.",
          true);

  Param<Double> TARGET_ENTROPY =
      new DoubleParam(
          "target-entropy",
          "Entropy that automatic-temperature aims at, in nats for each number of the action, with"
              + " actions scaled to [−1, 1]: at most log 2.",
          -1.0,
          Range.between(-10, 0.69));

  Param<Boolean> VALUE_NETWORK =
      new BooleanParam(
          "value-network",
          "Whether a network of its own learns the states' values, and the policy climbs the first of"
              + " the two action values (Haarnoja et al. 2018, first version), rather than the"
              + " smaller one.",
          false);
}

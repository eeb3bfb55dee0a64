package org.sluice.learning.algorithm.bootstrappeddqn;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.deepq.DeepQParams;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of {@link BootstrappedDqn}. */
public interface BootstrappedDqnParams extends DeepQParams {

  Param<Double> MASK_PROBABILITY =
      new DoubleParam(
          "mask-probability",
          "Probability p that a head learns from a transition, decided once for each transition and"
              + " head; with 1, heads differ by their initial weights alone.",
          1.0,
          Range.aboveUpTo(0, 1));
}

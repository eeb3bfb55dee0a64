package org.sluice.learning.posterior.inference;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of learning a posterior over weights. */
public interface KlWeightParams {

  Param<Double> KL_WEIGHT =
      new DoubleParam(
          "kl-weight",
          "Weight λ of the KL divergence of the weights' posterior from their prior in the loss, per"
              + " nat; 0 ignores the prior.",
          1e-4,
          Range.atLeast(0));
}

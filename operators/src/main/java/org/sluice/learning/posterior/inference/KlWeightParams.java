package org.sluice.learning.posterior.inference;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of learning a posterior over weights. */
public interface KlWeightParams {

  Param<Double> KL_WEIGHT =
      new DoubleParam(
          "kl-weight",
          "Weight, in the loss, of the KL divergence between posterior and prior of the weights (in"
              + " nats); 0 ignores the prior. In Touati et al. 2018, it is α / replay-capacity.",
          1e-4,
          Range.atLeast(0));
}

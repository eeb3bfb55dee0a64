package org.sluice.learning.kfac;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of K-FAC steps, for policy and value function. */
public interface KfacParams {

  Param<Double> MOMENTUM =
      new DoubleParam(
          "momentum", "Share of the previous step that is kept.", 0.9, Range.between(0, 0.999999));

  /** Word for {@link #KFAC_DAMPING_MODE}. */
  String PLAIN = "plain";

  /** Word for {@link #KFAC_DAMPING_MODE}. */
  String PI = "pi";

  Param<String> KFAC_DAMPING_MODE =
      new StringParam(
          "kfac-damping-mode",
          "How to apply the damping: plain adds it to the product of the Kronecker factors;"
              + " pi splits it between the two factors according to their sizes.",
          PLAIN,
          Range.oneOf(PLAIN, PI));
}

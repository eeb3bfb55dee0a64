package org.sluice.learning.episodic;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.hyperparameters.TrialParams;

/** Which episodes are learned from. */
public interface EliteParams {

  /** A lane's share is as long as the longest episodes of most tasks. */
  Param<Integer> BATCH = Params.withDefault(TrialParams.BATCH, 8192);

  Param<Double> ELITE_FRACTION =
      new DoubleParam(
          "elite-fraction",
          "The share of an iteration's whole episodes that is learned from, those with the highest"
              + " returns; rounded up to a number of episodes.",
          0.2,
          Range.between(0.001, 0.999));
}

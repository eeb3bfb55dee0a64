package org.sluice.learning.algorithm.crossentropy;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.episodic.EliteParams;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of {@link CrossEntropy}. */
public interface CrossEntropyParams extends EliteParams {

  Param<Double> INITIAL_DEVIATION =
      new DoubleParam(
          "cross-entropy.initial-deviation",
          "Standard deviation from which each of the policy's parameters is drawn at first, around"
              + " its initial value.",
          1.0,
          Range.above(0));

  Param<Double> EXTRA_DEVIATION =
      new DoubleParam(
          "cross-entropy.extra-deviation",
          "Deviation that is added to the variance that the best episodes have, so that it does not"
              + " vanish early; falls to 0 over cross-entropy.extra-iterations.",
          0.0,
          Range.atLeast(0));

  Param<Integer> EXTRA_ITERATIONS =
      new IntParam(
          "cross-entropy.extra-iterations",
          "Iterations over which the added variance falls to 0, linearly.",
          100,
          Range.atLeast(1));
}

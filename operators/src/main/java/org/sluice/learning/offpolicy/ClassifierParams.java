package org.sluice.learning.offpolicy;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Range;

/** Hyper-parameters of an {@link ActionClassifier}. */
public interface ClassifierParams {

  Param<Double> CLASSIFIER_LEARNING_RATE =
      new DoubleParam(
          "classifier-learning-rate",
          "Learning rate of the optimiser of the classifier, which tells the policy's actions from"
              + " others.",
          1e-3,
          Range.above(0));
}

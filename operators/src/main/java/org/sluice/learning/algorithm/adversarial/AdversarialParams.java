package org.sluice.learning.algorithm.adversarial;

import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.imitation.ImitationParams;
import org.sluice.learning.offpolicy.ClassifierParams;

/** Hyper-parameters of {@link Adversarial}. */
public interface AdversarialParams {

  /** Word for {@link #GENERATOR_LOSS}: −log D of the generated actions. */
  String NON_SATURATING = "non-saturating";

  /** Word for {@link #GENERATOR_LOSS}: log(1 − D) of the generated actions. */
  String SATURATING = "saturating";

  Param<String> GENERATOR_LOSS =
      new StringParam(
          "generator-loss",
          "What the policy minimises, where D is the classifier's probability of an expert:"
              + " non-saturating, −log D; or saturating, log(1 − D), whose gradient vanishes while the"
              + " classifier is certain.",
          NON_SATURATING,
          Range.oneOf(NON_SATURATING, SATURATING));

  Param<Integer> CLASSIFIER_HIDDEN =
      new IntParam(
          "classifier-hidden",
          "Units in each of the two hidden layers of the classifier.",
          64,
          Range.between(1, 1 << 14));

  Param<Double> CLASSIFIER_LEARNING_RATE = ClassifierParams.CLASSIFIER_LEARNING_RATE;

  Param<Double> LEARNING_RATE = Params.withDefault(ImitationParams.LEARNING_RATE, 3e-4);
}

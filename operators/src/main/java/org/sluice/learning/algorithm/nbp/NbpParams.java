package org.sluice.learning.algorithm.nbp;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.offpolicy.ClassifierParams;
import org.sluice.learning.offpolicy.CriticParams;
import org.sluice.learning.optimiser.OptimiserParams;
import org.sluice.learning.policy.information.EntropyParams;

/** Hyper-parameters of {@link Nbp}. */
public interface NbpParams {

  Param<Double> LEARNING_RATE = OptimiserParams.LEARNING_RATE;

  Param<Double> CRITIC_LEARNING_RATE = CriticParams.CRITIC_LEARNING_RATE;

  Param<Boolean> PUBLISH_CRITIC = CriticParams.PUBLISH_CRITIC;

  Param<Double> CLASSIFIER_LEARNING_RATE = ClassifierParams.CLASSIFIER_LEARNING_RATE;

  Param<Double> ENTROPY_COEFFICIENT = Params.withDefault(EntropyParams.ENTROPY_COEFFICIENT, 0.1);

  /** Word for {@link #CLASSIFIED_ACTIONS}: those of the minibatch. */
  String RECORDED = "recorded";

  /** Word for {@link #CLASSIFIED_ACTIONS}: drawn from the policy in the minibatch's states. */
  String DRAWN = "drawn";

  Param<String> CLASSIFIED_ACTIONS =
      new StringParam(
          "classified-actions",
          "The actions that the classifier tells from uniform ones: drawn from the policy in the"
              + " minibatch's states (the paper's equation 7), or recorded in the minibatch (its"
              + " algorithm 1), which policies of some time ago have chosen.",
          DRAWN,
          Range.oneOf(DRAWN, RECORDED));

  Param<Boolean> SHARED_NOISE =
      new BooleanParam(
          "shared-noise",
          "Whether the policy's noise is drawn once for all states of a minibatch, rather than for"
              + " each.",
          false);

  /** Word for {@link #NOISE_PER}: drawn again for each step. */
  String STEP = "step";

  /** Word for {@link #NOISE_PER}: drawn once for an episode. */
  String EPISODE = "episode";

  Param<String> NOISE_PER =
      new StringParam(
          "noise-per",
          "How long lanes act with the same noise: a step or an episode.",
          STEP,
          Range.oneOf(STEP, EPISODE));
}

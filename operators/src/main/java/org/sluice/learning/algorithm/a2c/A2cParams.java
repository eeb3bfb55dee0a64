package org.sluice.learning.algorithm.a2c;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.actorcritic.ActorCriticParams;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.Range;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.information.EntropyParams;
import org.sluice.learning.targets.GaeParams;

/** Hyper-parameters of {@link A2c}; the defaults are those of OpenAI baselines. */
public interface A2cParams {

  /** Word for {@link #OPTIMISER}: RMSProp in TensorFlow's form. */
  String RMSPROP = "rmsprop";

  /** Word for {@link #OPTIMISER}: RMSProp in PyTorch's form. */
  String RMSPROP_PYTORCH = "rmsprop-pytorch";

  /** Word for {@link #OPTIMISER}. */
  String ADAM = "adam";

  Param<String> OPTIMISER =
      new StringParam(
          "optimiser",
          "The optimiser: rmsprop as in TensorFlow, whose mean squares start at 1;"
              + " rmsprop-pytorch, whose mean squares start at 0; or adam.",
          RMSPROP,
          Range.oneOf(RMSPROP, RMSPROP_PYTORCH, ADAM));

  Param<Double> RMSPROP_DECAY =
      new DoubleParam(
          "rmsprop-decay",
          "Weight of all earlier gradients in RMSProp's mean of their squares.",
          0.99,
          Range.between(0, 0.999999));

  Param<Double> OPTIMISER_EPSILON =
      new DoubleParam(
          "optimiser-epsilon",
          "Added by the optimiser to the mean squared gradient or its root, for numerical"
              + " stability.",
          1e-5,
          Range.above(0));

  Param<Integer> LANES = Params.withDefault(TrialParams.LANES, 16);

  Param<Integer> BATCH = Params.withDefault(TrialParams.BATCH, 80);

  Param<Double> LAMBDA = Params.withDefault(GaeParams.LAMBDA, 1.0);

  Param<Double> LEARNING_RATE = Params.withDefault(ActorCriticParams.LEARNING_RATE, 7e-4);

  Param<Double> ENTROPY_COEFFICIENT = Params.withDefault(EntropyParams.ENTROPY_COEFFICIENT, 0.01);
}

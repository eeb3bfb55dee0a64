package org.sluice.learning.trustregion;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.kfac.KfacParams;
import org.sluice.learning.kfac.KfacValueParams;
import org.sluice.learning.targets.GaeParams;
import org.sluice.learning.value.ValueParams;

/** What holds for the hyper-parameters of every algorithm with a {@link TrustRegionLearner}. */
public final class TrustRegionChecks {

  private static final List<Param<?>> NOT_IN_BUFFERS =
      List.of(
          GaeParams.GAMMA,
          GaeParams.LAMBDA,
          GaeParams.ADVANTAGE_SCALING,
          KfacParams.MOMENTUM,
          KfacParams.KFAC_DAMPING_MODE,
          KfacValueParams.KFAC_VALUE_STEPS,
          KfacValueParams.KFAC_VALUE_REFRESH,
          KfacValueParams.KFAC_VALUE_LEARNING_RATE,
          KfacValueParams.KFAC_VALUE_CLIP_KL,
          KfacValueParams.KFAC_VALUE_DAMPING,
          KfacValueParams.KFAC_VALUE_FACTOR_DECAY);

  private TrustRegionChecks() {}

  /** The keys of the learner, and those of one algorithm before them. */
  public static List<Param<?>> parameters(Class<?>... constants) {
    List<Param<?>> parameters = new ArrayList<>(Params.of(constants));
    parameters.addAll(
        Params.of(GaeParams.class, ValueParams.class, KfacParams.class, KfacValueParams.class));
    return List.copyOf(parameters);
  }

  /** Hyper-parameters without those that no buffer depends on. */
  public static Hyperparameters inBuffers(Hyperparameters values, List<Param<?>> notInBuffers) {
    return values.without(NOT_IN_BUFFERS).without(notInBuffers);
  }

  /** What is wrong with the fit of the value function. */
  public static List<Problem> ofValueFit(Hyperparameters values) {
    int minibatch = values.get(ValueParams.VALUE_MINIBATCH);
    int batch = values.get(TrialParams.BATCH);
    return minibatch <= batch
        ? List.of()
        : List.of(
            new Problem(
                List.of(ValueParams.VALUE_MINIBATCH, TrialParams.BATCH),
                "value-minibatch must be at most batch, but " + minibatch + " is above " + batch));
  }
}

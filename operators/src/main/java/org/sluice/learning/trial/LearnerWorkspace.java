package org.sluice.learning.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.ml.param.Param;
import org.sluice.env.EnvSpec;
import org.sluice.env.registry.Envs;
import org.sluice.learning.graph.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.targets.GaeParams;
import org.sluice.learning.trustregion.Acktr;
import org.sluice.learning.trustregion.AcktrParams;
import org.sluice.learning.trustregion.AcktrWorkspace;
import org.sluice.learning.trustregion.KfacValueFit;
import org.sluice.learning.trustregion.KfacValueParams;
import org.sluice.learning.trustregion.KfacValueWorkspace;
import org.sluice.learning.trustregion.PolicyOptimiser;
import org.sluice.learning.trustregion.Trpo;
import org.sluice.learning.trustregion.TrpoParams;
import org.sluice.learning.trustregion.TrpoWorkspace;
import org.sluice.learning.value.ValueFunction;
import org.sluice.learning.value.ValueOptimiser;
import org.sluice.learning.value.ValueParams;

/**
 * The buffers of an update, for one architecture and batch size: megabytes that learners of one
 * thread share, while each holds only its own numbers.
 */
public final class LearnerWorkspace {

  /** Hyper-parameters that buffers do not depend on. */
  private static final Set<Param<?>> NOT_READ =
      Set.of(
          TrialParams.LANES,
          TrialParams.TOTAL_STEPS,
          TrialParams.LAG,
          TrialParams.FAILURE_LIMIT,
          TrialParams.ACTION_LIMITS,
          GaeParams.GAMMA,
          GaeParams.LAMBDA,
          GaeParams.ADVANTAGE_SCALING,
          TrpoParams.MAX_KL,
          TrpoParams.DAMPING_COEFFICIENT,
          TrpoParams.CG_ITERATIONS,
          TrpoParams.CG_RESIDUAL_TOLERANCE,
          TrpoParams.LINE_SEARCH_STEPS,
          TrpoParams.KL_ACCEPT_FACTOR,
          TrpoParams.ENTROPY_COEFFICIENT,
          AcktrParams.LEARNING_RATE,
          AcktrParams.DESIRED_KL,
          AcktrParams.CLIP_KL,
          AcktrParams.MOMENTUM,
          AcktrParams.FACTOR_DECAY,
          AcktrParams.KFAC_DAMPING,
          AcktrParams.KFAC_DAMPING_MODE,
          AcktrParams.KFAC_WEIGHT_DAMPING,
          AcktrParams.DIVERGENCE_ESTIMATE,
          KfacValueParams.KFAC_VALUE_STEPS,
          KfacValueParams.KFAC_VALUE_REFRESH,
          KfacValueParams.KFAC_VALUE_LEARNING_RATE,
          KfacValueParams.KFAC_VALUE_CLIP_KL,
          KfacValueParams.KFAC_VALUE_DAMPING,
          KfacValueParams.KFAC_VALUE_FACTOR_DECAY);

  final TrialModel model;
  private final ValueFunction valueFunction;
  private final KfacValueWorkspace kfacValue;
  private final TrpoWorkspace trpo;
  private final AcktrWorkspace acktr;

  /**
   * @param hyperparameters of a trial that will use it; those of the others may differ where {@link
   *     #key} does not
   */
  public LearnerWorkspace(TrialModel model, Hyperparameters hyperparameters) {
    int batch = hyperparameters.get(TrialParams.BATCH);
    boolean usesTrpo = hyperparameters.get(TrialParams.ALGORITHM).equals(TrialParams.TRPO);
    this.model = model;
    boolean usesAdam = hyperparameters.get(ValueParams.VALUE_FIT).equals(ValueParams.ADAM);
    this.valueFunction =
        usesAdam ? new ValueFunction(model.valueNetwork(), Precision.FLOAT, hyperparameters) : null;
    this.kfacValue =
        usesAdam ? null : KfacValueWorkspace.of(model.valueNetwork(), Precision.FLOAT, batch);
    this.trpo =
        usesTrpo
            ? new TrpoWorkspace(model.policy(), Precision.FLOAT, batch, hyperparameters)
            : null;
    this.acktr = usesTrpo ? null : new AcktrWorkspace(model.policy(), Precision.FLOAT, batch);
  }

  /** Memory that they need at least. */
  long bytes() {
    return (valueFunction == null ? kfacValue.bytes() : valueFunction.bytes())
        + (trpo == null ? acktr.bytes() : trpo.bytes());
  }

  /** The buffers for a trial. */
  public static LearnerWorkspace of(Trial trial) {
    return new LearnerWorkspace(TrialModel.of(trial), trial.hyperparameters());
  }

  /**
   * What trials that can share buffers have in common: equal if they can.
   *
   * <p>A hyper-parameter counts unless it is known not to matter here, so that a new one can at
   * worst keep apart what could be shared.
   */
  public static Object key(Trial trial) {
    EnvSpec spec = Envs.spec(trial.environment());
    Map<Param<?>, Object> values = new HashMap<>(trial.hyperparameters().getParamMap());
    values.keySet().removeAll(NOT_READ);
    boolean entropyBonus = trial.hyperparameters().get(TrpoParams.ENTROPY_COEFFICIENT) != 0;
    return List.of(spec.observationSpace(), spec.actionSpace(), values, entropyBonus);
  }

  /** What fits a trial's value function, on these buffers. */
  ValueOptimiser valueOptimiser(Hyperparameters hyperparameters) {
    return valueFunction != null ? valueFunction : new KfacValueFit(kfacValue, hyperparameters);
  }

  /** A trial's optimiser on these buffers. */
  PolicyOptimiser optimiser(Hyperparameters hyperparameters) {
    return trpo != null ? new Trpo(trpo, hyperparameters) : new Acktr(acktr, hyperparameters);
  }
}

package org.sluice.learner;

import org.sluice.env.EnvSpec;
import org.sluice.envs.Envs;
import org.sluice.graph.Precision;
import org.sluice.hyperparameters.Hyperparameters;
import org.sluice.policy.Policies;
import org.sluice.policy.Policy;
import org.sluice.trustregion.Acktr;
import org.sluice.trustregion.AcktrWorkspace;
import org.sluice.trustregion.PolicyOptimiser;
import org.sluice.trustregion.Trpo;
import org.sluice.value.ValueFunction;
import org.sluice.value.ValueNetwork;
import org.sluice.value.ValueParams;

/**
 * The buffers of an update, for one architecture and batch size: megabytes that learners of one
 * thread share, while each holds only its own numbers.
 */
public final class LearnerWorkspace {

  final Policy policy;
  final ValueNetwork valueNetwork;
  final ValueFunction valueFunction;
  private final Trpo trpo;
  private final AcktrWorkspace acktr;

  /**
   * @param hyperparameters of every trial that will use it
   */
  public LearnerWorkspace(
      Policy policy, ValueNetwork valueNetwork, Hyperparameters hyperparameters) {
    int batch = hyperparameters.get(TrialParams.BATCH);
    boolean usesTrpo = hyperparameters.get(TrialParams.ALGORITHM).equals(TrialParams.TRPO);
    this.policy = policy;
    this.valueNetwork = valueNetwork;
    this.valueFunction = new ValueFunction(valueNetwork, Precision.FLOAT, hyperparameters);
    this.trpo = usesTrpo ? new Trpo(policy, batch, Precision.FLOAT, hyperparameters) : null;
    this.acktr = usesTrpo ? null : new AcktrWorkspace(policy, Precision.FLOAT, batch);
  }

  /** The buffers for a trial. */
  public static LearnerWorkspace of(Trial trial) {
    EnvSpec spec = Envs.spec(trial.environment());
    Hyperparameters values = trial.hyperparameters();
    return new LearnerWorkspace(
        Policies.create(spec, values),
        new ValueNetwork(spec.observationSpace().size(), values.get(ValueParams.VALUE_HIDDEN)),
        values);
  }

  /** A trial's optimiser on these buffers. */
  PolicyOptimiser optimiser(Hyperparameters hyperparameters) {
    return trpo != null ? trpo : new Acktr(acktr, hyperparameters);
  }
}

package org.sluice.learner;

import org.sluice.graph.Precision;
import org.sluice.hyperparameters.Hyperparameters;
import org.sluice.trustregion.Acktr;
import org.sluice.trustregion.AcktrWorkspace;
import org.sluice.trustregion.PolicyOptimiser;
import org.sluice.trustregion.Trpo;
import org.sluice.value.ValueFunction;

/**
 * The buffers of an update, for one architecture and batch size: megabytes that learners of one
 * thread share, while each holds only its own numbers.
 */
public final class LearnerWorkspace {

  final TrialModel model;
  final ValueFunction valueFunction;
  private final Trpo trpo;
  private final AcktrWorkspace acktr;

  /**
   * @param hyperparameters of every trial that will use it
   */
  public LearnerWorkspace(TrialModel model, Hyperparameters hyperparameters) {
    int batch = hyperparameters.get(TrialParams.BATCH);
    boolean usesTrpo = hyperparameters.get(TrialParams.ALGORITHM).equals(TrialParams.TRPO);
    this.model = model;
    this.valueFunction = new ValueFunction(model.valueNetwork(), Precision.FLOAT, hyperparameters);
    this.trpo = usesTrpo ? new Trpo(model.policy(), batch, Precision.FLOAT, hyperparameters) : null;
    this.acktr = usesTrpo ? null : new AcktrWorkspace(model.policy(), Precision.FLOAT, batch);
  }

  /** The buffers for a trial. */
  public static LearnerWorkspace of(Trial trial) {
    return new LearnerWorkspace(TrialModel.of(trial), trial.hyperparameters());
  }

  /** A trial's optimiser on these buffers. */
  PolicyOptimiser optimiser(Hyperparameters hyperparameters) {
    return trpo != null ? trpo : new Acktr(acktr, hyperparameters);
  }
}

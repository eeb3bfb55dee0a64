package org.sluice.learning.trial;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.hyperparameters.TrialParams;

/**
 * The buffers for a trial's updates, for one architecture and batch size.
 *
 * @param model the trial's networks
 * @param buffers the algorithm's buffers
 */
public record LearnerWorkspace(TrialModel model, Workspace buffers) {

  /** Hyper-parameters that are read outside the algorithms. */
  private static final List<Param<?>> NOT_IN_BUFFERS =
      List.of(
          TrialParams.LANES,
          TrialParams.TOTAL_STEPS,
          TrialParams.LAG,
          TrialParams.FAILURE_LIMIT,
          TrialParams.ACTION_LIMITS,
          StartParams.SNAPSHOT,
          StartParams.DIGEST,
          StartParams.NORMALISER,
          StartParams.VALUE_FUNCTION,
          BelowParams.SNAPSHOT,
          BelowParams.DIGEST,
          BelowParams.LIMIT);

  /**
   * The buffers for a trial.
   *
   * @throws IllegalArgumentException if its algorithm cannot train its policy
   */
  public static LearnerWorkspace of(Trial trial) {
    TrialModel model = TrialModel.of(trial);
    return new LearnerWorkspace(
        model,
        trial.algorithm().workspace(model.policy(), model.valueNetwork(), trial.hyperparameters()));
  }

  /** A key that is equal for trials that can share buffers. */
  public static Object key(Trial trial) {
    Hyperparameters values = trial.hyperparameters().without(NOT_IN_BUFFERS);
    return List.of(trial.spaces(), trial.algorithm().workspaceKey(values));
  }
}

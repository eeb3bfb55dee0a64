package org.sluice.learning.trustregion;

import org.sluice.learning.algorithm.Batch;

/** What a policy is improved from: which of a batch's steps, and with which advantages. */
@FunctionalInterface
public interface PolicySamples {

  /** Every step, with its advantage. */
  PolicySamples EVERY_STEP =
      batch ->
          new PolicyBatch(
              batch.observations(),
              batch.actions(),
              batch.logProbabilities(),
              batch.advantages().clone());

  /**
   * Chooses them.
   *
   * @param batch Not modified.
   * @return advantages that are not scaled yet, and may be modified
   */
  PolicyBatch of(Batch batch);
}

package org.sluice.operators.types;

/**
 * A trial's learner between two batches.
 *
 * @param version the version of the next batch
 * @param ended whether the trial is over
 * @param saved the learner's saved state; empty if the trial is over
 */
public record LearnerState(int version, boolean ended, byte[] saved) {}

package org.sluice.operators.types;

/**
 * A trial's learner between two batches.
 *
 * @param version the version whose batch is due next
 * @param ended whether the trial is over
 * @param saved what the learner goes on from; empty if the trial is over
 */
public record LearnerState(int version, boolean ended, byte[] saved) {}

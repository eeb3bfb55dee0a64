package org.sluice.jobs.train.faults;

/**
 * Where and when a job fails.
 *
 * @param operator its name in Flink's graph
 * @param checkpoints completed ones that one of its subtasks sees before
 * @param records that the same subtask takes or emits after them, the last of which fails it
 */
record Fault(String operator, int checkpoints, int records) {}

package org.sluice.jobs.report.score;

/**
 * A method's scores in each of the tasks.
 *
 * @param label what distinguishes it from other methods
 * @param scores of its trials, {@code [tasks][seeds]}; at least one in each task
 */
public record Method(String label, double[][] scores) {}

package org.sluice.records;

/**
 * A trajectory that can be none of a trial's, and why.
 *
 * @param trial the trial's id, as it stood in the trajectory
 * @param lane the lane's number, as it stood in the trajectory
 * @param sequence the number of its first step
 * @param reason what is wrong with it
 */
public record Rejection(String trial, int lane, long sequence, String reason) {}

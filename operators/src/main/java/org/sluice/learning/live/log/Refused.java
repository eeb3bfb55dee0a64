package org.sluice.learning.live.log;

/**
 * Steps of a record that its reader refused, so that what becomes of steps can be counted: it was
 * forged or damaged, for example. The record itself is on the rejected topic with the reason.
 *
 * @param trial the trial's id, as the record's key has it
 * @param steps that the record claims to hold, and has room for
 */
public record Refused(String trial, int steps) implements LiveRecord {}

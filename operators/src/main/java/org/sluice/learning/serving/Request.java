package org.sluice.learning.serving;

import org.sluice.learning.records.Observations;

/**
 * A program asks for an action.
 *
 * @param id chosen by the program; requests with the same id have the same answer under one version
 * @param actor who asks; decides whether it follows a candidate
 * @param trial whose policy is asked
 * @param observation not normalised, {@code [observationDim]}
 */
public record Request(String id, String actor, String trial, Observations observation) {}

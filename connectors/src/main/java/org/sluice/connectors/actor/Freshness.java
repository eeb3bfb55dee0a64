package org.sluice.connectors.actor;

import java.time.Duration;

/**
 * How new the policies are that a client has.
 *
 * @param version the newest that its actors may follow; −1 before there is any
 * @param age since that version was published; before there is any, since the client began
 * @param held whether the version is older than {@link PolicyClient#hold} allows
 * @param frozen whether the trial learns nothing at present
 */
public record Freshness(int version, Duration age, boolean held, boolean frozen) {}

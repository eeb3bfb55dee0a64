package org.sluice.jobs.relearn;

import java.util.Optional;

/**
 * What was compared: learners by their checksums, all else byte for byte.
 *
 * @param policies in the policies topic
 * @param snapshots in the trial's folder
 * @param manifests how versions came about
 * @param learners that were stored
 * @param difference the first that was found, for people; empty if there is none
 */
public record Compared(
    int policies, int snapshots, int manifests, int learners, Optional<String> difference) {}

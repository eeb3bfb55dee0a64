package org.sluice.learner;

import org.sluice.records.PolicySnapshot;
import org.sluice.records.Progress;

/** What an iteration made: the next policy, and the figures about it. */
public record Learned(PolicySnapshot snapshot, Progress progress) {}

package org.sluice.learning.live.log;

/** What a live trial's learner tells besides its policies. */
public sealed interface LiveNote permits Manifest, Release, LiveRejection, Model, LearnerPart {}

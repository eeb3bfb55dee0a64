package org.sluice.learning.live.log;

/** A record of the experience topic: all that decides what a live trial learns, in one order. */
public sealed interface LiveRecord permits Experience, DelayedReward, Command, Refused {

  /** The id of the trial that it is for. */
  String trial();
}

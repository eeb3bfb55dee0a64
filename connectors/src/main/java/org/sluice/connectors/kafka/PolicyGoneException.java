package org.sluice.connectors.kafka;

/** A policy version is no longer in its topic, although later ones are. */
public final class PolicyGoneException extends RuntimeException {

  private static final long serialVersionUID = 1;

  PolicyGoneException(String topic, String trial, int version, int highest) {
    super(
        String.format(
            "version %d of trial %s is no longer in %s, which holds up to version %d: it was"
                + " compacted away or was unreadable. Raise the versions that the topic keeps, or"
                + " its min.compaction.lag.ms, above what is learned between the oldest checkpoint"
                + " that is restored and the present",
            version, trial, topic, highest));
  }
}

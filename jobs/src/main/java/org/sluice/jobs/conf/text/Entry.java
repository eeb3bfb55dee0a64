package org.sluice.jobs.conf.text;

/**
 * A key with its value as written, and where it was written.
 *
 * @param key dotted, such as {@code policy.flow.pairs}
 * @param text the value
 * @param place for messages, such as {@code conf/hopper.yaml, line 7}
 */
public record Entry(String key, String text, String place) {

  /** The same entry under another key. */
  public Entry as(String other) {
    return new Entry(other, text, place);
  }
}

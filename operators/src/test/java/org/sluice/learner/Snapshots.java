package org.sluice.learner;

import static org.assertj.core.api.Assertions.assertThat;

import org.sluice.records.PolicySnapshot;

/** Compares snapshots bit for bit. */
public final class Snapshots {

  private Snapshots() {}

  /** Fails unless every bit is the same. */
  public static void assertSame(PolicySnapshot actual, PolicySnapshot expected) {
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }
}

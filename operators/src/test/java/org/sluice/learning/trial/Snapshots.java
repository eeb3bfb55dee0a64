package org.sluice.learning.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.sluice.learning.records.PolicySnapshot;

/** Compares snapshots bit for bit. */
public final class Snapshots {

  private Snapshots() {}

  /** Fails unless every bit is the same. */
  public static void assertSame(PolicySnapshot actual, PolicySnapshot expected) {
    assertThat(actual.trial()).isEqualTo(expected.trial());
    assertThat(actual.version()).isEqualTo(expected.version());
    assertThat(actual.steps()).isEqualTo(expected.steps());
    assertThat(actual.last()).isEqualTo(expected.last());
    assertThat(actual.policy()).isEqualTo(expected.policy());
    assertThat(actual.value()).isEqualTo(expected.value());
    assertThat(actual.means()).isEqualTo(expected.means());
    assertThat(actual.deviations()).isEqualTo(expected.deviations());
  }
}

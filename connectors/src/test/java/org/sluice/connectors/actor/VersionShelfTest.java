package org.sluice.connectors.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.records.PolicySnapshot;

class VersionShelfTest {

  private static final PolicySnapshot ANY = Published.snapshot("Pendulum-v1", "gaussian", 0);

  private final VersionShelf shelf = new VersionShelf();
  private Offer present;

  private void take(int... versions) {
    for (int version : versions) {
      shelf.take(Published.acting(ANY.withVersion(version)));
    }
  }

  private void release(int stable, int candidate) {
    shelf.take(new Release(Published.TRIAL, stable, candidate, 0.5, false));
  }

  /** The versions that are offered. */
  private List<Integer> offered() {
    List<Integer> versions = new ArrayList<>();
    shelf
        .offer(present)
        .ifPresent(
            offer -> {
              present = offer;
              versions.add(offer.stable().version());
              versions.add(offer.candidate().version());
            });
    return versions;
  }

  @Test
  void withoutAReleaseTheNewest() {
    assertThat(offered()).isEmpty();
    take(0, 1, 2);
    assertThat(offered()).containsExactly(2, 2);
    take(1);
    assertThat(offered()).containsExactly(2, 2);
  }

  @Test
  void aReleaseBeforeItsPolicy() {
    take(0, 1);
    release(1, 2);
    assertThat(offered()).containsExactly(1, 1);
    assertThat(shelf.needsPass()).isFalse();
    take(2, 3);
    assertThat(offered()).containsExactly(1, 2);
  }

  @Test
  void aReleasedVersionIsKeptHoweverManyFollow() {
    release(3, 3);
    for (int version = 0; version < 100; version++) {
      take(version);
    }
    release(3, 99);
    assertThat(shelf.needsPass()).isFalse();
    assertThat(offered()).containsExactly(3, 99);
  }

  @Test
  void aVersionThatWasPassedOverIsSoughtOnce() {
    for (int version = 0; version < 100; version++) {
      take(version);
    }
    release(99, 99);
    assertThat(offered()).containsExactly(99, 99);
    release(5, 99);
    assertThat(shelf.needsPass()).isTrue();
    shelf.beginPass();
    assertThat(shelf.needsPass()).isFalse();
    take(4, 5, 6, 99);
    assertThat(offered()).containsExactly(5, 99);
  }

  @Test
  void aVersionThatIsGone() {
    take(90, 91, 92);
    release(91, 92);
    assertThat(offered()).containsExactly(91, 92);
    release(5, 92);
    shelf.beginPass();
    take(90, 91, 92);
    assertThat(shelf.needsPass()).isFalse();
    assertThat(offered()).containsExactly(90, 92);
  }

  @Test
  void ofTwoOfOneVersionTheFirstCounts() {
    ActingPolicy first = Published.acting(ANY.withVersion(1));
    shelf.take(first);
    take(1);
    assertThat(shelf.offer(null).orElseThrow().candidate()).isSameAs(first);
  }
}

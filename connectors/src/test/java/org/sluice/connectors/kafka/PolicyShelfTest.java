package org.sluice.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.sluice.connectors.codec.Samples;
import org.sluice.learning.records.PolicySnapshot;

class PolicyShelfTest {

  private final PolicyShelf shelf = new PolicyShelf("run.policies", 2);

  @Test
  void aVersionThatComesLater() {
    CompletableFuture<PolicySnapshot> first = shelf.ask("a", 5);
    CompletableFuture<PolicySnapshot> second = shelf.ask("a", 5);
    assertThat(take("a", 4)).isFalse();
    assertThat(take("b", 5)).isFalse();
    assertThat(first).isNotDone();
    assertThat(take("a", 5)).isTrue();
    assertThat(first).isCompletedWithValueMatching(snapshot -> snapshot.version() == 5);
    assertThat(second).isCompleted();
    assertThat(shelf.needsPass()).isFalse();
  }

  @Test
  void theLatestAreKeptAndOlderOnesNeedAPass() {
    assertThat(shelf.ask("a", 9)).isNotDone();
    for (int version = 0; version < 4; version++) {
      take("a", version);
    }
    assertThat(shelf.ask("a", 3)).isCompleted();
    assertThat(shelf.ask("a", 2)).isCompleted();
    assertThat(shelf.needsPass()).isFalse();
    CompletableFuture<PolicySnapshot> old = shelf.ask("a", 1);
    assertThat(shelf.needsPass()).isTrue();
    shelf.beginPass();
    take("a", 0);
    take("a", 1);
    assertThat(old).isCompleted();
    assertThat(shelf.needsPass()).isFalse();
  }

  @Test
  void goneAfterAWholePassOnly() {
    take("a", 7);
    CompletableFuture<PolicySnapshot> gone = shelf.ask("a", 3);
    CompletableFuture<PolicySnapshot> toCome = shelf.ask("a", 8);
    // A pass that had begun before may have been past it.
    assertThat(shelf.endPass()).isFalse();
    assertThat(shelf.needsPass()).isTrue();
    shelf.beginPass();
    take("a", 7);
    assertThat(shelf.endPass()).isTrue();
    assertThat(gone)
        .isCompletedExceptionally()
        .failsWithin(java.time.Duration.ZERO)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(PolicyGoneException.class)
        .withMessageContaining(
            "version 3 of trial a is no longer in run.policies, which holds up to version 7");
    assertThat(toCome).isNotDone();
    assertThat(shelf.needsPass()).isFalse();
  }

  @Test
  void aLaterVersionBeforeAnEarlierOneIsNoReasonToGiveUp() {
    CompletableFuture<PolicySnapshot> asked = shelf.ask("a", 7);
    shelf.beginPass();
    take("a", 8);
    take("a", 9);
    assertThat(asked).isNotDone();
    take("a", 7);
    assertThat(asked).isCompleted();
    assertThat(shelf.endPass()).isFalse();
    assertThat(shelf.needsPass()).isFalse();
  }

  @Test
  void aVersionThatIsSkippedAtTheEnd() {
    CompletableFuture<PolicySnapshot> asked = shelf.ask("a", 7);
    shelf.beginPass();
    assertThat(shelf.endPass()).isFalse();
    take("a", 8);
    assertThat(shelf.needsPass()).isTrue();
    shelf.beginPass();
    assertThat(shelf.endPass()).isTrue();
    assertThat(asked).isCompletedExceptionally();
  }

  @Test
  void oneWhoGivesUpDoesNotDisturbOthers() {
    CompletableFuture<PolicySnapshot> one = shelf.ask("a", 1);
    CompletableFuture<PolicySnapshot> other = shelf.ask("a", 1);
    one.cancel(true);
    take("a", 1);
    assertThat(other).isCompleted();
  }

  @Test
  void releasedTrialsAreNotKept() {
    assertThat(shelf.ask("a", 0)).isNotDone();
    take("a", 0);
    shelf.release("a");
    assertThat(shelf.ask("a", 0)).isNotDone();
    assertThat(shelf.needsPass()).isTrue();
  }

  @Test
  void failureReachesAllThatIsAndWillBeAsked() {
    CompletableFuture<PolicySnapshot> before = shelf.ask("a", 0);
    shelf.fail(new IllegalStateException("first"));
    shelf.fail(new IllegalStateException("second"));
    assertThat(before).isCompletedExceptionally();
    assertThat(shelf.ask("a", 0))
        .failsWithin(java.time.Duration.ZERO)
        .withThrowableThat()
        .withMessageContaining("first");
  }

  private boolean take(String trial, int version) {
    return shelf.take(Samples.policy(trial, version, 1));
  }
}

package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AttendedTest {

  private static final Duration PAUSE = Duration.ofMillis(1);

  private static Runnable failing(String message) {
    return () -> {
      throw new IllegalStateException(message);
    };
  }

  @Test
  void theWorkIsDone() {
    AtomicBoolean done = new AtomicBoolean();
    Attended.run(() -> done.set(true), () -> {}, PAUSE);
    assertThat(done).isTrue();
  }

  /** As with a broker that has given up: whoever waits for its answer waits for ever. */
  @Test
  void workThatCannotSucceedAnyMoreIsNotWaitedFor() {
    CompletableFuture<Void> never = new CompletableFuture<>();
    assertThatThrownBy(() -> Attended.run(never::join, failing("the broker is gone"), PAUSE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the broker is gone");
  }

  @Test
  void whatTheWorkThrowsIsThrownUnlessTheCheckKnowsBetter() {
    assertThatThrownBy(() -> Attended.run(failing("timed out"), () -> {}, PAUSE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("timed out");
    assertThatThrownBy(() -> Attended.run(failing("timed out"), failing("disk full"), PAUSE))
        .hasMessage("disk full");
  }
}

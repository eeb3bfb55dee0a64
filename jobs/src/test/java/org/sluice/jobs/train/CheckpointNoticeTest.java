package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sluice.jobs.train.CheckpointNotice.Counts;

class CheckpointNoticeTest {

  private final AtomicLong clock = new AtomicLong();
  private final CheckpointNotice notice = new CheckpointNotice(clock::get, "file:/checkpoints");

  private static Counts counts(int completed, int failed) {
    return new Counts(completed, failed, failed == 0 ? "" : "Task checkpoint failed.");
  }

  @Test
  void severalFailuresInARowAreToldOnceAndTheirEndToo() {
    assertThat(notice.look(counts(0, 0))).isEmpty();
    assertThat(notice.look(counts(0, 2))).isEmpty();
    assertThat(notice.look(counts(0, 4)))
        .contains(
            "the last 4 checkpoints have failed (Task checkpoint failed.); check that"
                + " file:/checkpoints can be written and has space left. Training goes on meanwhile");
    assertThat(notice.look(counts(0, 90))).isEmpty();
    assertThat(notice.look(counts(1, 90))).contains("checkpoints succeed again");
    assertThat(notice.look(counts(2, 90))).isEmpty();
    assertThat(notice.look(counts(2, 93)).orElseThrow()).contains("the last 3 checkpoints");
  }

  @Test
  void failuresBetweenCompletedOnesAreNothingToTell() {
    for (int i = 0; i < 20; i++) {
      assertThat(notice.look(counts(i, 2 * i))).isEmpty();
    }
  }

  @Test
  void asksOnlyNowAndThen() {
    assertThat(notice.isDue()).isFalse();
    clock.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(notice.isDue()).isTrue();
    assertThat(notice.isDue()).isFalse();
  }
}

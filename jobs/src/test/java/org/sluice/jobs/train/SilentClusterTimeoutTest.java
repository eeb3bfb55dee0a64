package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilentClusterTimeoutTest {

  private final TrainingException refused = new TrainingException("Connection refused");

  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private final List<String> remarks = new ArrayList<>();
  private final SilentClusterTimeout timeout =
      new SilentClusterTimeout("flink:8081", "0af9", new Hands(), remarks::add);

  private final class Hands extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private void goesOn(int seconds) {
    now = now.plusSeconds(seconds);
    timeout.failed(refused);
  }

  @Test
  void isToldSoonAndOnce() {
    timeout.answered();
    goesOn(5);
    assertThat(remarks).isEmpty();
    goesOn(1);
    goesOn(1);
    assertThat(remarks)
        .containsExactly(
            "the cluster at flink:8081 has not answered about job 0af9 since 12:00:00; retrying until"
                + " 12:02:00 (Connection refused)");
  }

  @Test
  void itsEndIsToldIfItsBeginningWas() {
    goesOn(3);
    timeout.answered();
    assertThat(remarks).isEmpty();
    goesOn(6);
    timeout.answered();
    timeout.answered();
    assertThat(remarks).hasSize(2).last().isEqualTo("the cluster at flink:8081 answers again");
  }

  @Test
  void isNotBorneForEver() {
    timeout.answered();
    goesOn(120);
    assertThatThrownBy(() -> goesOn(1))
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith(
            "the cluster at flink:8081 has not answered about job 0af9 for 120 s")
        .hasMessageContaining("the job, which may still be running (Connection refused)");
  }

  @Test
  void isBorneForLessLongByThoseWhoHaveHeardNothingAtAll() {
    goesOn(30);
    assertThat(remarks).singleElement().asString().contains("trying until 12:00:30");
    assertThatThrownBy(() -> goesOn(1)).hasMessageContaining("for 30 s");
  }

  @Test
  void whatTheJobWritesBreaksItToo() {
    goesOn(30);
    timeout.wrote();
    goesOn(30);
    assertThatThrownBy(() -> goesOn(1)).isInstanceOf(TrainingException.class);
  }
}

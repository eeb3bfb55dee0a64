package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoProgressNoticeTest {

  private long now = 5;
  private final NoProgressNotice standstill = new NoProgressNotice(() -> now);

  private void pass(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void aMinuteWithoutAnIterationIsToldOnce() {
    pass(59);
    assertThat(standstill.look()).isEmpty();
    pass(1);
    assertThat(standstill.look()).hasValue(Duration.ofMinutes(1));
    pass(600);
    assertThat(standstill.look()).isEmpty();
  }

  @Test
  void theNextOneIsToldAgain() {
    pass(60);
    assertThat(standstill.look()).isPresent();
    standstill.over();
    pass(179);
    assertThat(standstill.look()).isEmpty();
    pass(1);
    assertThat(standstill.look()).hasValue(Duration.ofMinutes(3));
  }

  @Test
  void longIterationsAreNoStandstill() {
    pass(50);
    standstill.over();
    pass(149);
    assertThat(standstill.look()).isEmpty();
    pass(1);
    assertThat(standstill.look()).isPresent();
  }
}

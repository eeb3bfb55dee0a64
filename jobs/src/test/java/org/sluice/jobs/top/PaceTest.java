package org.sluice.jobs.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final AtomicLong seconds = new AtomicLong();
  private final Pace pace = new Pace(() -> seconds.get() * 1_000_000_000L);

  @Test
  void isThatOfTheLastTenSeconds() {
    assertThat(pace.after(5000)).isEmpty(); // taken before anyone looked
    for (int second = 1; second <= 10; second++) {
      seconds.set(second);
      assertThat(pace.after(5000 + 100L * second)).hasValue(100);
    }
    seconds.set(11);
    assertThat(pace.after(6000)).hasValue(90);
  }

  @Test
  void isNeverNegative() {
    pace.after(5000);
    seconds.set(1);
    assertThat(pace.after(4000)).isEmpty(); // a run was removed
    seconds.set(2);
    assertThat(pace.after(4100)).hasValue(100);
  }
}

package org.sluice.jobs.lab.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ProcessKillerTest {

  private final List<List<String>> killed = new CopyOnWriteArrayList<>();

  private ProcessKiller killer(BooleanSupplier isRunning, ChaosPlan.Strike... strikes) {
    return new ProcessKiller(List.of(strikes), isRunning, killed::add);
  }

  private static ChaosPlan.Strike strike(int iterations, long pauseMillis, String... victims) {
    return new ChaosPlan.Strike(iterations, Duration.ofMillis(pauseMillis), List.of(victims));
  }

  @Test
  void strikesWhenSoMuchHasBeenLearned() {
    try (ProcessKiller killer = killer(() -> true, strike(3, 0, "a", "b"), strike(5, 1, "c"))) {
      killer.learned(3);
      await().untilAsserted(() -> assertThat(killed).containsExactly(List.of("a", "b")));
      killer.learned(1); // learned again after the strike
      killer.learned(7);
      await().until(() -> killed.size() == 2);
      assertThat(killer.end()).containsExactly("a and b at 3", "c at 7");
    }
  }

  @Test
  void doesNotStrikeBefore() {
    try (ProcessKiller killer = killer(() -> true, strike(3, 0, "a"))) {
      killer.learned(2);
      assertThat(killer.end()).isEmpty();
    }
    assertThat(killed).isEmpty();
  }

  @Test
  void aRoundThatIsOverIsNotStruck() {
    AtomicBoolean asked = new AtomicBoolean();
    try (ProcessKiller killer = killer(() -> asked.getAndSet(true), strike(0, 0, "a"))) {
      await().untilTrue(asked);
      assertThat(killer.end()).isEmpty();
    }
    assertThat(killed).isEmpty();
  }
}

package org.sluice.jobs.run.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sluice.jobs.run.Runs;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Trial;

class ProgressLineTest {

  private static final long MILLISECOND = 1_000_000;

  private final Trial trial = Runs.trial("cart"); // 6400 steps, 64 an iteration
  private final AtomicLong clock = new AtomicLong();
  private final ProgressLine line = new ProgressLine(trial, 0, clock::get);

  @Test
  void tellsHowFarHowFastHowWellAndHowLong() {
    clock.set(2000 * MILLISECOND);
    assertThat(line.after(Runs.progress(trial, 10, -123.456)))
        .hasValue(
            "cart    640 of 6,400 steps      320 steps/s  return    -123.5  KL 0.0098"
                + "  entropy  -1.25  lag 0");
    clock.set(3000 * MILLISECOND);
    assertThat(line.after(Runs.progress(trial, 20, Double.NaN)))
        .hasValue(
            "cart  1,280 of 6,400 steps      640 steps/s  return         –  KL 0.0098"
                + "  entropy  -1.25  lag 0");
    clock.set(4000 * MILLISECOND);
    line.after(Runs.progress(trial, 30, 0));
    clock.set(5000 * MILLISECOND);
    assertThat(line.after(Runs.progress(trial, 40, 0)).orElseThrow())
        .startsWith("cart  2,560 of 6,400 steps      640 steps/s")
        .endsWith("  lag 0  0:06 left"); // 1,920 steps in the 3 s since the first
  }

  @Test
  void whatAnAlgorithmDoesNotReportIsADash() {
    clock.set(2000 * MILLISECOND);
    Progress row =
        new Progress("cart", 10, 640, 3, -5, 20, "ACCEPTED", Map.of("approx_kl", 0.02), "");
    assertThat(line.after(row).orElseThrow())
        .endsWith("return      -5.0  KL 0.0200  entropy      –  lag 0");
  }

  @Test
  void comesAtMostOnceASecondAndAtTheEnd() {
    int shown = 0;
    for (int version = 1; version < 100; version++) {
      clock.addAndGet(100 * MILLISECOND);
      shown += line.after(Runs.progress(trial, version, 0)).isPresent() ? 1 : 0;
    }
    assertThat(shown).isEqualTo(9);
    assertThat(line.after(Runs.progress(trial, 100, 0)).orElseThrow())
        .startsWith("cart  6,400 of 6,400 steps")
        .endsWith("done in 0:10");
  }

  @Test
  void aTrialThatGoesOnCountsItsSpeedFromThere() {
    ProgressLine later = new ProgressLine(trial, 3200, clock::get);
    for (int version = 60; version < 90; version += 10) {
      clock.addAndGet(1000 * MILLISECOND);
      assertThat(later.after(Runs.progress(trial, version, 0)).orElseThrow())
          .contains("    640 steps/s")
          .doesNotContain("left");
    }
    clock.addAndGet(1000 * MILLISECOND);
    assertThat(later.after(Runs.progress(trial, 90, 0)).orElseThrow()).endsWith("  0:01 left");
  }

  /** A start takes seconds in which no step is made. */
  @Test
  void theTimeUntilTheFirstIterationIsNotCounted() {
    clock.set(60_000 * MILLISECOND);
    for (int version = 1; version <= 3; version++) {
      clock.addAndGet(1000 * MILLISECOND);
      assertThat(line.after(Runs.progress(trial, version, 0)).orElseThrow()).endsWith("  lag 0");
      line.after(Runs.progress(trial, version, 0)); // a restored job's
    }
    clock.addAndGet(1000 * MILLISECOND);
    assertThat(line.after(Runs.progress(trial, 4, 0)).orElseThrow()).endsWith("  1:36 left");
  }

  @Test
  void whatARestoredJobTellsAgainIsNotShownAgain() {
    clock.set(2000 * MILLISECOND);
    assertThat(line.after(Runs.progress(trial, 10, 0))).isPresent();
    clock.set(4000 * MILLISECOND);
    assertThat(line.after(Runs.progress(trial, 8, 0))).isEmpty();
    assertThat(line.after(Runs.progress(trial, 10, 0))).isEmpty();
    assertThat(line.after(Runs.progress(trial, 12, 0)).orElseThrow()).contains("     64 steps/s");
  }

  @Test
  void rowsThatCameAtOnceDoNotSetThePace() {
    for (int version = 1; version <= 50; version++) { // a follower catches up
      clock.addAndGet(MILLISECOND);
      line.after(Runs.progress(trial, version, 0));
    }
    line.beginPace();
    for (int version = 51; version <= 53; version++) {
      clock.addAndGet(1000 * MILLISECOND);
      assertThat(line.after(Runs.progress(trial, version, 0)).orElseThrow())
          .contains("     64 steps/s")
          .endsWith("  lag 0");
    }
    clock.addAndGet(1000 * MILLISECOND);
    assertThat(line.after(Runs.progress(trial, 54, 0)).orElseThrow()).endsWith("0:46 left");
  }

  /** Versions that repeat earlier ones are learned from no steps. */
  @Test
  void aLiveTrialIsDoneWithItsLastVersionAndHasNoLag() {
    Trial live = new Trial("plant", Trial.LIVE, 1, trial.hyperparameters());
    ProgressLine line = new ProgressLine(live, 0, clock::get);
    clock.set(1000 * MILLISECOND);
    assertThat(line.after(rolledBack(99)).orElseThrow()).endsWith("entropy      –");
    clock.set(2000 * MILLISECOND);
    assertThat(line.after(rolledBack(99))).isEmpty();
    assertThat(line.after(rolledBack(100)).orElseThrow())
        .startsWith("plant  6,336 of 6,400 steps")
        .endsWith("done in 0:02");
    assertThat(line.after(rolledBack(100))).isEmpty();
  }

  private static Progress rolledBack(int version) {
    return new Progress("plant", version, 6336, 0, -5, 20, "ROLLED_BACK", Map.of(), "");
  }

  @Test
  void aLastIterationIsCompleted() {
    var longer = trial.hyperparameters().set(TrialParams.TOTAL_STEPS, 6401L);
    ProgressLine line =
        new ProgressLine(new Trial("x", trial.environment(), 1, longer), 0, clock::get);
    clock.set(1000 * MILLISECOND);
    assertThat(line.after(Runs.progress(trial, 1, 0)).orElseThrow()).contains("of 6,464 steps");
  }
}

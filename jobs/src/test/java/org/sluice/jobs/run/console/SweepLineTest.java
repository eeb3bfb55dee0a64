package org.sluice.jobs.run.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sluice.jobs.run.Runs;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;

class SweepLineTest {

  private final AtomicLong clock = new AtomicLong();
  private final Trial good = Runs.trial("good"); // 6400 steps, 64 an iteration
  private final Trial slow = Runs.trial("slow");
  private final Trial broken = Runs.trial("broken");
  private final SweepLine line = new SweepLine(List.of(good, slow, broken), Map.of(), clock::get);

  private String after(Learned learned) {
    clock.addAndGet(2_000_000_000L);
    return line.after(learned).orElseThrow();
  }

  private static Learned iteration(Trial trial, int version, double meanReturn) {
    return new Learned(Runs.snapshot(trial, version), Runs.progress(trial, version, meanReturn));
  }

  private static Learned last(Learned learned, String reason) {
    PolicySnapshot policy = learned.snapshot();
    return new Learned(policy.asLast(policy.version()), learned.progress().ended(reason));
  }

  @Test
  void stepsThatNobodyWillTakeAreNotWaitedFor() {
    assertThat(after(iteration(good, 10, -5)))
        .isEqualTo("0 of 3 trials done  640 of 19,200 steps  320 steps/s  best return -5.0 (good)");
    assertThat(after(last(iteration(slow, 10, -7), "stopped at 640 steps (rank 2 of 3)")))
        .startsWith("0 of 3 trials done, 1 stopped early  1,280 of 13,440 steps  ");
    assertThat(after(Learned.failure(Runs.snapshot(broken, 5), 6, "broke")))
        .startsWith("0 of 3 trials done, 1 stopped early, 1 failed  1,600 of 7,360 steps  ");
    assertThat(after(Learned.failure(Runs.snapshot(broken, 5), 6, "broke"))) // once more
        .startsWith("0 of 3 trials done, 1 stopped early, 1 failed  1,600 of 7,360 steps  ");
    assertThat(after(last(iteration(good, 100, -1), "")))
        .startsWith("1 of 3 trials done, 1 stopped early, 1 failed  7,360 of 7,360 steps  ")
        .endsWith("done in 0:10");
  }

  /** A start comes first, and the first iterations of all trials come close together. */
  @Test
  void theTimeLeftIsToldAfterAFewIterationsOfEachTrial() {
    clock.set(60_000_000_000L);
    for (int version = 1; version <= 3; version++) {
      for (Trial trial : List.of(good, slow, broken)) {
        assertThat(after(iteration(trial, version, -5))).endsWith("(good)");
      }
    }
    after(iteration(good, 4, -5));
    after(iteration(slow, 4, -5));
    assertThat(after(iteration(broken, 4, -5))) // 64 steps in 2 s
        .startsWith("0 of 3 trials done  768 of 19,200 steps  32 steps/s")
        .endsWith("(good)  9:36 left");
  }

  @Test
  void rowsThatCameAtOnceDoNotSetThePace() {
    after(iteration(good, 50, -5)); // a follower catches up
    line.beginPace();
    assertThat(after(iteration(slow, 10, -5)))
        .startsWith("0 of 3 trials done  3,840 of 19,200 steps  320 steps/s")
        .endsWith("(good)");
  }
}

package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sluice.jobs.train.fixture.SmallJobs;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;

class LearnedTrialTest {

  private static final Trial TRIAL =
      SmallJobs.trial("own", "Pendulum-v1", "gaussian", "trpo", 0, 100);

  private final LearnedTrial trial = new LearnedTrial(TRIAL);
  private final List<Learned> learned = new ArrayList<>();

  private void policy(int version, float... numbers) {
    if (trial.take(new PolicySnapshot("own", version, 0, false, null, numbers, null, null, null))) {
      trial.drainTo(learned);
    }
  }

  private void row(int version) {
    if (trial.take(new Progress("own", version, 0, 0, 0, 0, "ACCEPTED", Map.of(), ""))) {
      trial.drainTo(learned);
    }
  }

  private List<Integer> versions() {
    return learned.stream().map(one -> one.snapshot().version()).toList();
  }

  @Test
  void iterationsComeInTheirOrderHoweverTheTopicsAreRead() {
    policy(1);
    policy(2);
    policy(3);
    row(2);
    row(3);
    assertThat(versions()).isEmpty();
    row(1);
    assertThat(versions()).containsExactly(1, 2, 3);
    IntStream.range(1, 4).forEach(this::row);
    IntStream.range(1, 4).forEach(this::policy);
    assertThat(versions()).containsExactly(1, 2, 3);
  }

  @Test
  void policiesThatCompactionHasRemovedArePassedOver() {
    IntStream.rangeClosed(1, 50).forEach(this::row);
    IntStream.rangeClosed(40, 50).forEach(this::policy);
    assertThat(versions())
        .containsExactlyElementsOf(IntStream.rangeClosed(40, 50).boxed().toList());
  }

  @Test
  void anIterationAheadOfItsTimeWaits() {
    policy(7);
    row(7);
    for (int version = 1; version <= 8; version++) {
      policy(version);
      row(version);
    }
    assertThat(versions()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void ofWhatComesTwiceTheFirstCounts() {
    policy(1, 1);
    policy(1, 2);
    row(1);
    assertThat(learned.get(0).snapshot().policy()).containsExactly(1);
  }
}

package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.learning.trial.Learned;

class RunningTrialsTest {

  private long now;
  private final List<String> remarks = new ArrayList<>();

  private final class Listener implements TrainingListener {
    @Override
    public void accept(Learned learned) {
      throw new AssertionError("there was no iteration");
    }

    @Override
    public void remarks(String line) {
      remarks.add(line);
    }
  }

  @Test
  void aStandstillIsRemarkedOnWithWhatToLookAt() {
    RunningTrials trials = new RunningTrials(List.of(), new Listener(), () -> now);
    trials.look(() -> "read the log");
    assertThat(remarks).isEmpty();
    now += Duration.ofSeconds(61).toNanos();
    trials.look(() -> "read the log");
    trials.look(() -> "read the log");
    assertThat(remarks).containsExactly("no progress for 61 s; read the log");
  }
}

package org.sluice.jobs.lab.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChaosOutcomeTest {

  private static ChaosOutcome outcome(List<String> struck, long learned, boolean same) {
    return new ChaosOutcome(1, "ppo", "Pendulum-v1", struck, 12, 1024, learned, 1088, same);
  }

  @Test
  void aRoundMustBeStruckAndShowNothingOfIt() {
    assertThat(outcome(List.of("kafka at 7"), 1024, true).isGood()).isTrue();
    assertThat(outcome(List.of("kafka at 7"), 1023, true).isGood()).isFalse();
    assertThat(outcome(List.of("kafka at 7"), 1024, false).isGood()).isFalse();
    assertThat(outcome(List.of(), 1024, true).isGood()).isFalse();
  }

  @Test
  void theTableSaysWhatStruckARoundAndThatNothingDid() {
    ChaosOutcome struck = outcome(List.of("kafka at 7", "jobmanager at 9"), 1024, true);
    ChaosOutcome unstruck = outcome(List.of(), 1024, true);
    assertThat(ChaosOutcome.table(List.of(struck, unstruck)))
        .contains("| ppo | Pendulum-v1 | kafka at 7; jobmanager at 9 |", "| **nothing** |");
    assertThat(unstruck.verdict()).startsWith("NOTHING STRUCK IT");
  }
}

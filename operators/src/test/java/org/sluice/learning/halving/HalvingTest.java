package org.sluice.learning.halving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.trial.Trial;

class HalvingTest {

  private static Trial trial(String id, String environment, int batch, long steps, int lag) {
    return new Trial(
        id,
        environment,
        1,
        new Hyperparameters()
            .set(TrialParams.BATCH, batch)
            .set(TrialParams.TOTAL_STEPS, steps)
            .set(TrialParams.LAG, lag));
  }

  @Test
  void rungsAreBelowTheEndOfAllTrials() {
    Trial longer = trial("a", "Pendulum-v1", 10, 2000, 0);
    Trial shorter = trial("b", "Pendulum-v1", 10, 181, 0);
    Halving halving = new Halving(20, 3);
    assertThat(halving.rungs(List.of(longer))).containsExactly(20L, 60L, 180L, 540L, 1620L);
    assertThat(halving.rungs(List.of(longer, shorter))).containsExactly(20L, 60L, 180L);
    assertThat(halving.rungs(List.of(trial("c", "Pendulum-v1", 10, 180, 0))))
        .containsExactly(20L, 60L);
    // 1800 steps are completed to the whole of the trial.
    assertThat(new Halving(1800, 2).rungs(List.of(trial("d", "Pendulum-v1", 1000, 2000, 0))))
        .isEmpty();
  }

  @Test
  void rungsEndWhereNumbersDo() {
    Trial endless = trial("a", "Pendulum-v1", Integer.MAX_VALUE, 1L << 60, 0);
    assertThat(new Halving(1L << 40, Integer.MAX_VALUE).rungs(List.of(endless)))
        .containsExactly(1L << 40);
  }

  @Test
  void theShareThatGoesOnIsRoundedUp() {
    Halving halving = new Halving(1, 3);
    assertThat(Stream.of(1, 2, 3, 4, 6, 7, 12).map(halving::kept))
        .containsExactly(1, 1, 1, 2, 2, 3, 4);
  }

  @Test
  void aTrialComesToARungWithTheVersionThatItsStepsMade() {
    Rungs rungs =
        new Rungs(
            new Halving(25, 2),
            List.of(
                trial("a", "Pendulum-v1", 10, 100, 0),
                trial("b", "Pendulum-v1", 10, 100, 1),
                trial("c", "Pendulum-v1", 25, 1000, 0),
                trial("d", "CartPole-v1", 10, 1000, 0)));
    assertThat(rungs.of("Pendulum-v1")).containsExactly(25L, 50L);
    assertThat(rungs.of("CartPole-v1")).startsWith(25L, 50L, 100L);
    assertThat(rungs.size("Pendulum-v1")).isEqualTo(3);
    assertThat(rungs.group("d")).isEqualTo("CartPole-v1");
    assertThat(List.of(rungs.version("a", 0), rungs.version("a", 1))).containsExactly(3, 5);
    assertThat(List.of(rungs.version("b", 0), rungs.version("b", 1))).containsExactly(4, 6);
    assertThat(List.of(rungs.version("c", 0), rungs.version("c", 1))).containsExactly(1, 2);
    assertThat(rungs.version("a", 2)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void trialsRankByReturnThenByName() {
    assertThat(
            Stream.of(
                    new Reached("none", Double.NaN),
                    new Reached("b", -1),
                    new Reached("worst", Double.NEGATIVE_INFINITY),
                    new Reached("a", -1),
                    new Reached("best", 3))
                .sorted()
                .map(Reached::trial))
        .containsExactly("best", "a", "b", "worst", "none");
  }
}

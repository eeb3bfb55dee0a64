package org.sluice.learning.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.learning.fixture.Logged;
import org.sluice.learning.records.LaneId;
import org.sluice.learning.records.Trajectory;

class LaneFailureTest {

  private static final LaneId LANE = new LaneId("trial", 3);

  private static String reason(String message) {
    return LaneFailure.reason(LANE, new IllegalStateException(message));
  }

  @Test
  void isTheMessage() {
    assertThat(reason("the simulator is gone")).isEqualTo("the simulator is gone");
  }

  /** An empty reason would mean that the lane can continue. */
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " \n"})
  void isTheClassIfThereIsNoMessage(String message) {
    assertThat(reason(message)).isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void aBugIsLoggedWithItsStackTrace() throws Exception {
    assertThat(Logged.by(() -> reason("the simulator is gone")))
        .contains(
            "ERROR", LANE + " cannot continue", "IllegalStateException: the simulator is gone")
        .contains("at " + LaneFailureTest.class.getName());
  }

  @Test
  void aNumberThatIsNotFiniteIsNoBug() throws Exception {
    RuntimeException error =
        new NonFiniteTransitionException(Float.NaN, "reward", 1, new double[] {0});
    assertThat(Logged.by(() -> LaneFailure.reason(LANE, error))).isEmpty();
  }

  @Test
  void isCutBetweenTwoCharacters() {
    assertThat(reason("x".repeat(5000))).hasSize(Trajectory.LONGEST_FAILURE);
    String faces = "x" + "\uD83D\uDE00".repeat(5000);
    assertThat(reason(faces))
        .hasSize(Trajectory.LONGEST_FAILURE - 1)
        .isEqualTo(faces.substring(0, Trajectory.LONGEST_FAILURE - 1));
  }
}

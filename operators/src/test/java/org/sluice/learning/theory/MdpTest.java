package org.sluice.learning.theory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What is rejected. */
class MdpTest {

  private static final double[][][] STAYS = {{{1, 0}}, {{0, 1}}};
  private static final double[][] REWARD = {{1}, {2}};
  private static final double[] START = {0.5, 0.5};

  @Test
  void invalidNumbersAreRejected() {
    assertThatThrownBy(() -> new Mdp(STAYS, REWARD, START, 1))
        .hasMessage("gamma must be at least 0 and less than 1, not 1.0");
    assertThatThrownBy(() -> new Mdp(STAYS, REWARD, new double[] {0.5, 0.4}, 0.9))
        .hasMessage("start must be 2 probabilities whose sum is 1");
    assertThatThrownBy(() -> new Mdp(new double[][][] {{{1, 0}}}, REWARD, START, 0.9))
        .hasMessageContaining("differ in their states");
    assertThatThrownBy(() -> new Mdp(STAYS, new double[][] {{1}, {2, 3}}, START, 0.9))
        .hasMessageContaining("differ in their actions");
    assertThatThrownBy(() -> new Mdp(new double[][][] {{{2, -1}}, {{0, 1}}}, REWARD, START, 0.9))
        .hasMessage("a transition must be 2 probabilities whose sum is 1");
    assertThatThrownBy(() -> new TabularPolicy(new double[][] {{1, 0}, {0.5, 0.6}}))
        .hasMessage("a policy in a state must be 2 probabilities whose sum is 1");
  }
}

package org.sluice.env.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sluice.env.Box;
import org.sluice.env.Env;
import org.sluice.env.Generator;
import org.sluice.env.SnapshotMismatchException;
import org.sluice.env.Step;

class NoisyObservationTest {

  private static final int SIZE = 4;
  private static final double[] ACTION = {0.5, -1, 0, 2};

  @Test
  void theNoiseHasItsMeanAndDeviationAndNoCorrelation() {
    Env env = new NoisyObservation(fake());
    Step step = new Step(env.spec());
    env.reset(1, step.observation);
    int n = 50_000;
    double[] sums = new double[SIZE];
    double[] squares = new double[SIZE];
    double products = 0;
    for (int i = 0; i < n; i++) {
      env.step(ACTION, step);
      assertThat(step.reward).isEqualTo(1.5);
      for (int k = 0; k < SIZE; k++) {
        double noise = step.observation[k] - ACTION[k];
        sums[k] += noise;
        squares[k] += noise * noise;
      }
      products += (step.observation[0] - ACTION[0]) * (step.observation[1] - ACTION[1]);
    }
    // Five standard errors each, nine figures: false alarm 1 in 200,000.
    for (int k = 0; k < SIZE; k++) {
      assertThat(sums[k] / n).isCloseTo(0, within(5 * 0.1 / Math.sqrt(n)));
      assertThat(squares[k] / n).isCloseTo(0.01, within(5 * 0.01 * Math.sqrt(2.0 / n)));
    }
    assertThat(products / n).isCloseTo(0, within(5 * 0.01 / Math.sqrt(n)));
  }

  @Test
  void theFirstObservationIsNoisyToo() {
    Env clean = fake();
    Env noisy = new NoisyObservation(fake(), 0.5);
    double[] seen = new double[SIZE];
    double[] expected = new double[SIZE];
    Generator noise = new Generator(NoisyObservation.noiseSeed(9));
    clean.reset(9, expected);
    noisy.reset(9, seen);
    // Two starts: the second shows that neither generator has disturbed the other.
    for (int episode = 0; episode < 2; episode++) {
      for (int k = 0; k < SIZE; k++) {
        assertThat(seen[k]).isEqualTo(expected[k] + 0.5 * noise.gaussian());
      }
      clean.reset(expected);
      noisy.reset(seen);
    }
  }

  @Test
  void withoutDeviationNothingChanges() {
    Env env = new NoisyObservation(fake(), 0);
    Step step = new Step(env.spec());
    env.reset(1, step.observation);
    env.step(ACTION, step);
    assertThat(step.observation).containsExactly(ACTION);
  }

  @Test
  void observationsMayLeaveTheInnerSpace() {
    assertThat(new NoisyObservation(fake()).spec().observationSpace())
        .isEqualTo(Box.unbounded(SIZE));
  }

  @Test
  void impossibleDeviationsAreRefused() {
    for (double deviation : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new NoisyObservation(fake(), deviation))
          .hasMessageContaining("standard deviation");
    }
  }

  @Test
  void aSnapshotUnderAnotherDeviationIsRefused() {
    byte[] snapshot = new NoisyObservation(fake(), 0.1).snapshot();
    assertThatThrownBy(() -> new NoisyObservation(fake(), 0.2).restore(snapshot))
        .isInstanceOf(SnapshotMismatchException.class)
        .hasMessageContaining("NoisyObservation(0.1)");
  }

  private static Env fake() {
    return new FakeEnv(Box.uniform(SIZE, -3, 3));
  }
}

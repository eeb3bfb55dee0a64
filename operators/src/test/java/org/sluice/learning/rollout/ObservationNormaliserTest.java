package org.sluice.learning.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ObservationNormaliserTest {

  private final ObservationNormaliser normaliser = new ObservationNormaliser(2);

  @Test
  void refusesWhatIsNotFiniteAndStaysAsItWas() {
    normaliser.update(new double[] {1, 2, 3, 4});
    ObservationStatistics before = normaliser.statistics();
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1e200}) {
      assertThatThrownBy(() -> normaliser.update(new double[] {5, 6, 7, bad}))
          .isInstanceOf(NonFiniteObservationException.class)
          .hasMessage("observation 1: feature 1 is " + bad);
      assertThat(normaliser.statistics()).isEqualTo(before);
    }
    normaliser.update(new double[] {5, 6});
    ObservationNormaliser undisturbed = new ObservationNormaliser(2);
    undisturbed.update(new double[] {1, 2, 3, 4});
    undisturbed.update(new double[] {5, 6});
    assertThat(normaliser.statistics()).isEqualTo(undisturbed.statistics());
  }

  @Test
  void refusesHalfObservations() {
    assertThatThrownBy(() -> normaliser.update(new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 numbers are not a multiple of 2");
  }

  @Test
  void continuesFromASavedState() {
    normaliser.update(new double[] {1, 2, 3, 4});
    ByteBuffer saved = ByteBuffer.allocate(normaliser.stateBytes());
    normaliser.save(saved);
    ObservationNormaliser restored = new ObservationNormaliser(2);
    restored.restore(saved.flip());
    assertThat(saved.hasRemaining()).isFalse();
    restored.update(new double[] {-1, 9});
    normaliser.update(new double[] {-1, 9});
    assertThat(restored.statistics()).isEqualTo(normaliser.statistics());
  }

  @Test
  void snapshotsDoNotChange() {
    ObservationStatistics before = normaliser.statistics();
    before.means()[0] = 7;
    normaliser.update(new double[] {1, 2});
    assertThat(before.means()).containsExactly(0, 0);
    assertThat(before.deviations()).containsExactly(1, 1);
    assertThat(before).isNotEqualTo(normaliser.statistics());
  }

  @Test
  void constantFeaturesKeepALeastDeviation() {
    double[] batch = new double[20_000];
    java.util.Arrays.fill(batch, 3);
    normaliser.update(batch);
    assertThat(normaliser.statistics().deviations()).containsExactly(0.1, 0.1);
  }
}

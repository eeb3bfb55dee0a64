package org.sluice.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpacesTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void aBoxContainsItsBoundsAndNothingBeyond() {
    Box box = Box.of(new double[] {-1, 0}, new double[] {1, INFINITY});
    assertThat(box.size()).isEqualTo(2);
    assertThat(box.contains(new double[] {-1, 0})).isTrue();
    assertThat(box.contains(new double[] {1, 1e300})).isTrue();
    assertThat(box.contains(new double[] {Math.nextUp(1.0), 0})).isFalse();
    assertThat(box.contains(new double[] {0, -1e-300})).isFalse();
    assertThat(box.contains(new double[] {Double.NaN, 0})).isFalse();
    assertThat(box.contains(new double[] {0})).isFalse();
    assertThat(box.isBounded(0)).isTrue();
    assertThat(box.isBounded(1)).isFalse();
  }

  @Test
  void aBoxClipsToItsBounds() {
    Box box = Box.of(new double[] {-1, 0}, new double[] {1, INFINITY});
    assertThat(box.clip(0, -3)).isEqualTo(-1);
    assertThat(box.clip(0, 0.5)).isEqualTo(0.5);
    assertThat(box.clip(0, 3)).isEqualTo(1);
    assertThat(box.clip(1, 1e300)).isEqualTo(1e300);
    assertThat(box.clip(1, -1)).isZero();
  }

  @Test
  void aBoxIsNotChangedThroughItsArrays() {
    double[] low = {-1};
    Box box = Box.of(low, new double[] {1});
    low[0] = 5;
    assertThat(box.low(0)).isEqualTo(-1);
    assertThat(box).isEqualTo(Box.uniform(1, -1, 1)).hasSameHashCodeAs(Box.uniform(1, -1, 1));
  }

  @Test
  void aBoxHasAShape() {
    Box pixels = Box.bytes(4, 52, 40);
    assertThat(pixels.size()).isEqualTo(4 * 52 * 40);
    assertThat(pixels.shape()).containsExactly(4, 52, 40);
    assertThat(pixels.isBytes()).isTrue();
    assertThat(pixels.high(100)).isEqualTo(255);
    assertThat(pixels).hasToString("Box(4 × 52 × 40 bytes)").isNotEqualTo(Box.bytes(4, 40, 52));
    Box same = Box.of(new int[] {2, 3}, new double[] {-1}, new double[] {1});
    assertThat(same).isNotEqualTo(Box.uniform(6, -1, 1));
    assertThat(same.isBytes()).isFalse();
    assertThat(same.low(5)).isEqualTo(-1);
    assertThat(Box.of(new double[] {-1, -1}, new double[] {1, 1})).isEqualTo(Box.uniform(2, -1, 1));
    assertThatThrownBy(() -> Box.bytes(4, 0)).hasMessageContaining("above 0, not 0");
    assertThatThrownBy(() -> Box.bytes(1 << 20, 1 << 20)).hasMessageContaining("too many numbers");
    assertThatThrownBy(() -> Box.of(new int[] {2, 2}, new double[3], new double[3]))
        .hasMessageContaining("3 bounds for a box of 4");
  }

  @Test
  void aBoxRefusesImpossibleBounds() {
    assertThatThrownBy(() -> Box.uniform(2, 1, -1)).hasMessageContaining("component 0");
    assertThatThrownBy(() -> Box.uniform(1, Double.NaN, 1)).hasMessageContaining("low ≤ high");
    assertThatThrownBy(() -> Box.of(new double[1], new double[2])).hasMessageContaining("1 and 2");
  }

  @Test
  void samplesLieInTheSpaceAndReachItsEnds() {
    Generator random = new Generator(1);
    Box box = Box.of(new double[] {-2, -INFINITY, 0}, new double[] {3, INFINITY, INFINITY});
    double[] value = new double[3];
    double smallest = INFINITY;
    double largest = -INFINITY;
    for (int i = 0; i < 10_000; i++) {
      box.sample(random, value);
      assertThat(box.contains(value)).isTrue();
      smallest = Math.min(smallest, value[0]);
      largest = Math.max(largest, value[0]);
    }
    // Each bound missed by 0.01 of 5 in 10,000 draws: probability e^-20.
    assertThat(smallest).isLessThan(-1.99);
    assertThat(largest).isGreaterThan(2.99);
  }

  @Test
  void aDiscreteSpaceContainsItsIndices() {
    Discrete space = new Discrete(3);
    assertThat(space.size()).isEqualTo(1);
    for (int i = 0; i < 3; i++) {
      assertThat(space.contains(new double[] {i})).isTrue();
    }
    for (double outside : new double[] {-1, 3, 0.5, Double.NaN, INFINITY}) {
      assertThat(space.contains(new double[] {outside})).isFalse();
    }
    assertThat(space.contains(new double[] {0, 0})).isFalse();
    assertThatThrownBy(() -> new Discrete(0)).hasMessageContaining("at least one");
  }

  @Test
  void aDiscreteSampleIsAnyIndex() {
    Generator random = new Generator(1);
    double[] value = new double[1];
    int[] counts = new int[3];
    for (int i = 0; i < 3_000; i++) {
      new Discrete(3).sample(random, value);
      counts[(int) value[0]]++;
    }
    // 1000 ± 6 standard deviations of √(3000 · 2/9); false alarm 1 in 10⁸.
    for (int count : counts) {
      assertThat(count).isBetween(845, 1155);
    }
  }
}

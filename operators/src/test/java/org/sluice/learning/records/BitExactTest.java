package org.sluice.learning.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BitExactTest {

  private record Numbers(float[] singles, double[] doubles, double one) {}

  @Test
  void oneBitMatters() {
    Numbers numbers = new Numbers(new float[] {1}, new double[] {1}, Double.NaN);
    assertSame(numbers, new Numbers(new float[] {1}, new double[] {1}, Double.NaN));
    assertDiffer(numbers, new Numbers(new float[] {Math.nextUp(1f)}, new double[] {1}, Double.NaN));
    assertDiffer(numbers, new Numbers(new float[] {1}, new double[] {Math.nextUp(1d)}, Double.NaN));
    assertDiffer(numbers, new Numbers(new float[] {1}, new double[] {1}, 0));
  }

  private static void assertSame(Numbers actual, Numbers expected) {
    assertThat(actual).usingRecursiveComparison(BitExact.comparison()).isEqualTo(expected);
  }

  private static void assertDiffer(Numbers actual, Numbers other) {
    assertThat(actual).usingRecursiveComparison(BitExact.comparison()).isNotEqualTo(other);
  }
}

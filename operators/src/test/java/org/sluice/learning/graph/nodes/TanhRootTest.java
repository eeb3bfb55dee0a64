package org.sluice.learning.graph.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TanhRootTest {

  @ParameterizedTest
  @CsvSource({"0,1e-6", "1e-9,1e-6", "0.3,1e-4", "-2,0.5", "7,1", "-40,30", "1e-3,1000", "90,100"})
  void tanhRoots(double t, double slope) {
    double p = TanhRoot.root(t, slope);
    assertThat(p + (slope - 1) * Math.tanh(p)).isCloseTo(t, within(1e-13 * (1 + Math.abs(t))));
  }
}

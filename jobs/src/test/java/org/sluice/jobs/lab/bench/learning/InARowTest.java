package org.sluice.jobs.lab.bench.learning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InARowTest {

  @Test
  void aMissStartsTheCountAgain() {
    InARow returns = new InARow(1, 2);
    assertThat(returns.latest()).isNaN();
    assertThat(returns.add(0.5)).isFalse();
    assertThat(returns.first()).isZero();
    assertThat(returns.add(1)).isFalse();
    assertThat(returns.add(0)).isFalse();
    assertThat(returns.add(1)).isFalse();
    assertThat(returns.isDone()).isFalse();
    assertThat(returns.add(1.5)).isTrue();
    assertThat(returns.isDone()).isTrue();
    assertThat(returns.count()).isEqualTo(5);
    assertThat(returns.first()).isEqualTo(2);
    assertThat(returns.latest()).isEqualTo(1.5);
  }

  @Test
  void whatIsNoNumberDoesNotCount() {
    InARow returns = new InARow(Double.NEGATIVE_INFINITY, 1);
    assertThat(returns.add(Double.NaN)).isFalse();
    assertThat(returns.add(-5)).isTrue();
  }
}

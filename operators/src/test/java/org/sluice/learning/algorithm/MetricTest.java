package org.sluice.learning.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {

  static Collection<Algorithm> algorithms() {
    return Algorithms.all();
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void anAlgorithmReportsEachOnce(Algorithm algorithm) {
    assertThat(algorithm.metrics()).extracting(Metric::name).isNotEmpty().doesNotHaveDuplicates();
    assertThat(algorithm.metrics())
        .allSatisfy(metric -> assertThat(metric.description()).endsWith("."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Kl", "1st", "clip fraction", "a,b", "outcome", "failure"})
  void namesThatNoColumnCanHave(String name) {
    assertThatThrownBy(() -> new Metric(name, "A number."))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("invalid metric name '" + name + "'");
  }

  @Test
  void aNameIsNotEndless() {
    assertThat(new Metric("a".repeat(100), "A number.").name()).hasSize(100);
    assertThatThrownBy(() -> new Metric("a".repeat(101), "A number."))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

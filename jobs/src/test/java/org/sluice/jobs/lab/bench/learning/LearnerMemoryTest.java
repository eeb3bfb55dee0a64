package org.sluice.jobs.lab.bench.learning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many learners fit into one process. Other allocations and freed garbage are also counted, but are
 * small compared with so many learners.
 */
class LearnerMemoryTest {

  private static final int LEARNERS = 40;
  private static final long MOST_BYTES = 2_000_000;

  static Iterable<LearningCase> cases() {
    return LearningCase.ALL;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aLearnerHoldsLessThanTwoMegabytes(LearningCase kind) {
    LearnerMemory.Result result = LearnerMemory.measure(kind, LEARNERS);
    assertThat(result.learners()).isEqualTo(LEARNERS);
    assertThat(result.heapBytes() + result.offHeapBytes()).isLessThan(MOST_BYTES);
  }
}

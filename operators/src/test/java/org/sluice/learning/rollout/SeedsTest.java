package org.sluice.learning.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {

  @Test
  void everyPurposeLaneAndTrialHasItsOwn() {
    Set<Long> seeds = new HashSet<>();
    int count = 0;
    for (long trial = -50; trial < 50; trial++) {
      seeds.add(Seeds.initialParameters(trial));
      seeds.add(Seeds.learner(trial));
      count += 2;
      for (int lane = 0; lane < 100; lane++) {
        seeds.add(Seeds.environment(trial, lane));
        seeds.add(Seeds.actions(trial, lane));
        count += 2;
      }
    }
    assertThat(seeds).hasSize(count);
  }

  /** A run resumed with a later build must draw the same numbers. */
  @Test
  void neverChange() {
    assertThat(Seeds.initialParameters(1)).isEqualTo(-3092394649769597035L);
    assertThat(Seeds.learner(1)).isEqualTo(-1833405127366507680L);
    assertThat(Seeds.environment(1, 2)).isEqualTo(377993022479266884L);
    assertThat(Seeds.actions(1, 2)).isEqualTo(7563735210189724799L);
  }
}

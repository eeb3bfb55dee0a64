package org.sluice.learning.episodic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.learning.rollout.WholeEpisode;

class ElitesTest {

  private static List<WholeEpisode> episodes(double... returns) {
    List<WholeEpisode> episodes = new ArrayList<>();
    for (double one : returns) {
      episodes.add(new WholeEpisode(episodes.size(), 1, one, 0));
    }
    return episodes;
  }

  @Test
  void areTheBestAndOfEqualOnesTheEarlier() {
    List<WholeEpisode> best = new Elites(0.5, 1).of(episodes(1, 3, 2, 3, -1, 2));
    assertThat(best).extracting(WholeEpisode::first).containsExactly(1, 3, 2);
    assertThat(Elites.meanReturn(best)).isEqualTo(8.0 / 3);
  }

  /** 0.2 · 35 is slightly above 7 in floating point. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 1, 20, 2",
    "0.1, 1, 21, 3",
    "0.2, 2, 35, 7",
    "0.1, 2, 5, 2",
    "0.9, 1, 5, 4",
    "0.1, 1, 2, 1",
    "0.5, 2, 3, 2",
    "0.5, 2, 2, 0",
    "0.5, 1, 1, 0",
    "0.5, 1, 0, 0"
  })
  void howManyThereAre(double fraction, int least, int of, int expected) {
    assertThat(new Elites(fraction, least).of(episodes(new double[of]))).hasSize(expected);
  }
}

package org.sluice.jobs.watch.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static History of(int rows) {
    History history = new History();
    IntStream.range(0, rows)
        .forEach(i -> history.add("ACCEPTED", Map.of("x", (double) i, "y", 2.0 * i)));
    return history;
  }

  @Test
  void keepsEveryRowOfAShortTrial() {
    Series series = of(History.MOST).series("x", "y");
    assertThat(series.places())
        .containsExactly(IntStream.range(0, History.MOST).asDoubleStream().toArray());
    assertThat(series.at(3.5)).isEqualTo(7);
  }

  @Test
  void keepsEvenlySpacedRowsAndTheNewestOfALongTrial() {
    for (int rows = History.MOST; rows < 5 * History.MOST; rows += 7) {
      double[] places = of(rows).series("x", "y").places();
      assertThat(places.length).isBetween(History.MOST / 2, History.MOST);
      assertThat(places[places.length - 1]).isEqualTo(rows - 1);
      int every = (int) places[1];
      assertThat(every & (every - 1)).as("a power of two").isZero();
      for (int i = 0; i < places.length - 1; i++) {
        assertThat(places[i]).isEqualTo((double) i * every);
      }
    }
  }

  @Test
  void leavesOutColumnsBeyondTheMost() {
    History history = of(20);
    assertThat(history.leavesOutColumns()).isFalse();
    IntStream.range(0, 100)
        .forEach(i -> history.add("ACCEPTED", Map.of("x", 20.0 + i, "m" + i, 1.0)));
    assertThat(history.headings()).hasSize(Limits.MOST_HEADINGS);
    assertThat(history.leavesOutColumns()).isTrue();
    assertThat(history.series("x", "y").places()).hasSize(20);
    assertThat(history.series("x", "m3").places()).containsExactly(23);
    assertThat(history.series("x", "m99").isEmpty()).isTrue();
  }

  @Test
  void skipsMissingValuesAndTakesTheLastAtOnePlace() {
    History history = new History();
    history.add("ACCEPTED", Map.of("x", 1.0));
    history.add("ACCEPTED", Map.of("x", 2.0, "y", 5.0));
    history.add("ACCEPTED", Map.of("x", 2.0, "y", 6.0));
    history.add("ACCEPTED", Map.of("x", 3.0, "y", Double.POSITIVE_INFINITY));
    Series series = history.series("x", "y");
    assertThat(series.places()).containsExactly(2);
    assertThat(series.values()).containsExactly(6);
    assertThat(history.series("x", "z").isEmpty()).isTrue();
    assertThat(history.columns("x", 10).get("x")).containsExactly(1, 2, 3);
    assertThat(history.columns("x", 10).get("y"))
        .containsExactly(Double.NaN, 6, Double.POSITIVE_INFINITY);
    assertThat(history.columns("x", 2).get("x")).containsExactly(1, 3);
    assertThat(history.outcomes()).isEqualTo(Map.of("ACCEPTED", 4L));
    history.clear();
    assertThat(history.headings()).isEmpty();
    assertThat(history.outcomes()).isEmpty();
  }

  @Test
  void aSeriesIsThinnedToItsEndsAndItsChangeIsThatOfItsLastPart() {
    Series series = of(101).series("x", "y");
    assertThat(series.thinned(3).places()).containsExactly(0, 50, 100);
    assertThat(series.thinned(3).values()).containsExactly(0, 100, 200);
    assertThat(series.change(0.25)).isEqualTo(50);
    assertThat(of(1).series("x", "y").change(0.25)).isNaN();
  }
}

package org.sluice.jobs.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sluice.jobs.top.Standing.State;

class LeaderboardTest {

  private static final int ROOM = 200;

  private static Standing standing(String trial, double meanReturn, State state) {
    return new Standing(
        trial, 1_234_567, OptionalLong.of(2_000_000), meanReturn, 0.00984, -1.236, 42, state, "");
  }

  @Test
  void theBestComesFirstAndWhoHasNoReturnLast() {
    Leaderboard board =
        Leaderboard.of(
            List.of(
                standing("none-b", Double.NaN, State.RUNNING),
                standing("worst", -1e9, State.RUNNING),
                standing("equal-b", 3, State.RUNNING),
                standing("none-a", Double.NaN, State.RUNNING),
                standing("equal-a", 3, State.RUNNING),
                standing("best", 3.5, State.RUNNING)));
    assertThat(board.ranked())
        .extracting(Standing::trial)
        .containsExactly("best", "equal-a", "equal-b", "worst", "none-a", "none-b");
  }

  @Test
  void columnsStandBelowTheirHeadings() {
    Standing failed =
        new Standing(
            "sweep/seed=2",
            0,
            OptionalLong.empty(),
            Double.NaN,
            Double.NaN,
            Double.NaN,
            7,
            State.FAILED,
            "lane 0: the reward is NaN");
    assertThat(Leaderboard.of(List.of(failed, standing("a", -12.34, State.DONE))).table(9, ROOM))
        .containsExactly(
            "RANK  TRIAL                 STEPS  DONE     RETURN       KL  ENTROPY  VERSION  STATE",
            "   1  a                 1,234,567  61 %      -12.3   0.0098    -1.24       42  done",
            "   2  sweep/seed=2              0     –          –        –        –        7  failed:"
                + " lane 0: the reward is NaN");
  }

  @Test
  void whoWasStoppedEarlyHasNotFailed() {
    Standing stopped =
        new Standing(
            "a",
            1000,
            OptionalLong.of(5000),
            -7,
            0,
            0,
            10,
            State.STOPPED_EARLY,
            "stopped at 1,000 steps (rank 2 of 2)");
    Leaderboard board = Leaderboard.of(List.of(stopped, standing("b", 1, State.STOPPED)));
    assertThat(board.table(2, ROOM).get(2)).endsWith("  stopped at 1,000 steps (rank 2 of 2)");
    assertThat(board.summary(OptionalDouble.empty()))
        .isEqualTo("1 stopped, 1 stopped early  1,235,567 of 2,001,000 steps");
  }

  /** 100 % is all. */
  @Test
  void almostDoneIsNotDone() {
    Standing almost = new Standing("a", 1999, OptionalLong.of(2000), 0, 0, 0, 1, State.RUNNING, "");
    Standing beyond = new Standing("b", 2048, OptionalLong.of(2000), -1, 0, 0, 1, State.DONE, "");
    List<String> table = Leaderboard.of(List.of(almost, beyond)).table(2, ROOM);
    assertThat(table.get(1)).contains(" 99 % ");
    assertThat(table.get(2)).contains(" 100 % ");
  }

  @Test
  void aThousandTrialsAreCutAndSummedUp() {
    List<Standing> trials =
        IntStream.range(0, 1000)
            .mapToObj(
                i ->
                    standing(
                        "trial-" + i,
                        i,
                        i < 3 ? State.FAILED : i < 10 ? State.DONE : State.RUNNING))
            .toList();
    Leaderboard board = Leaderboard.of(trials);
    assertThat(board.table(20, ROOM)).hasSize(21);
    assertThat(board.table(20, ROOM).get(1)).contains("trial-999");
    assertThat(board.summary(OptionalDouble.of(12_345.6)))
        .isEqualTo(
            "990 running, 7 done, 3 failed  1,234,567,000 of 1,997,703,701 steps  12,346 steps/s");
  }

  /** Numbers are left out before names and states are cut. */
  @Test
  void linesAreAsWideAsTheTerminal() {
    Standing failed =
        standing("sweep/learning-rate=0.001/seed=2", -1234.5, State.FAILED)
            .unreadable("no such\nfile");
    Leaderboard board = Leaderboard.of(List.of(failed, standing("b", 1, State.RUNNING)));
    for (int columns : new int[] {20, 40, 60, 80, 100, 120, 300}) {
      assertThat(board.table(2, columns))
          .as(columns + " columns")
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Math.max(40, columns)));
    }
    assertThat(board.table(2, 40))
        .containsExactly(
            "RANK  TRIAL           RETURN  STATE",
            "   1  b                  1.0  running",
            "   2  …=0.001/seed=2 -1234.5  unreadabl…");
    assertThat(board.table(2, 120).get(2))
        .contains("  sweep/learning-rate=0.001/seed=2 ")
        .endsWith("  unreadable: no such?file");
  }

  @Test
  void whatIsNotKnownIsNotMadeUp() {
    Standing open = Standing.before("a", OptionalLong.empty(), State.OPEN, "");
    assertThat(
            Leaderboard.of(List.of(open, standing("b", 1, State.OPEN)))
                .summary(OptionalDouble.empty()))
        .isEqualTo("2 open  1,234,567 steps");
  }
}

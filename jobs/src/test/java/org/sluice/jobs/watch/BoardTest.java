package org.sluice.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.watch.source.FolderSource;
import org.sluice.jobs.watch.source.WatchedRow;

class BoardTest {

  @TempDir Path home;
  private final AtomicLong seconds = new AtomicLong();
  private final Board board = new Board(() -> seconds.get() * 1_000_000_000L);
  private FolderSource source;

  @BeforeEach
  void watch() {
    WatchedRuns.write(home.resolve("a"), 1, "gaussian", 1, 4);
    WatchedRuns.write(home.resolve("b"), 2, "gaussian", 2, 4);
    source = new FolderSource(List.of(home));
    board.update(source.read());
    board.update(source.read()); // from now on, the pace is known to be 0
  }

  @Test
  void beginsWithEverything() {
    Board.Changes all = board.after(0);
    assertThat(all.full()).isTrue();
    assertThat(all.ids()).containsExactly(0, 1);
    assertThat(all.trials()).extracting(WatchedRow::name).containsExactly("a", "b");
    assertThat(all.keys()).containsExactly("seed");
    assertThat(all.headings()).contains("rollout/ep_rew_mean", "train/entropy");
    assertThat(all.problems()).isEmpty();
  }

  @Test
  void thenHasOnlyWhatChanged() throws Exception {
    long before = board.after(0).version();
    board.update(source.read());
    assertThat(board.after(before).version()).isEqualTo(before);
    assertThat(board.await(before, 1)).isFalse();

    WatchedRuns.grow(home.resolve("b"), 5, 77);
    board.update(source.read());
    assertThat(board.await(before, 1)).isTrue();
    Board.Changes changes = board.after(before);
    assertThat(changes.full()).isFalse();
    assertThat(changes.ids()).containsExactly(1);
    assertThat(changes.trials().get(0).standing().meanReturn()).isEqualTo(77);
    assertThat(changes.trials().get(0).standing().steps()).isEqualTo(320);
  }

  /** The pace of a run that has ended falls to 0. */
  @Test
  void aChangedPaceIsAChange() throws Exception {
    WatchedRuns.grow(home.resolve("b"), 5, 77);
    for (int second = 1; second <= 12; second++) {
      long before = board.after(0).version();
      seconds.set(second);
      board.update(source.read());
      boolean changed = second <= 11;
      assertThat(board.after(before).version() > before).as("second " + second).isEqualTo(changed);
      assertThat(board.after(before).ids()).hasSize(second == 1 ? 1 : 0);
    }
    assertThat(board.after(0).pace()).hasValue(0);
  }

  @Test
  void anotherTrialInTheSamePlaceHasItsOwnKeys() throws Exception {
    long before = board.after(0).version();
    FileUtils.deleteDirectory(home.resolve("b").toFile());
    WatchedRuns.write(home.resolve("b"), 9, "gaussian", 1, 3);
    board.update(source.read());
    Board.Changes changes = board.after(before);
    assertThat(changes.full()).isTrue();
    assertThat(changes.trials().get(1).configuration()).containsEntry("seed", "9");
  }

  @Test
  void findsTrialsThatBeginLater() {
    long before = board.after(0).version();
    WatchedRuns.write(home.resolve("0"), 3, "normalizing-flow", 1, 2);
    for (int reading = 0; reading < 5; reading++) {
      board.update(source.read());
    }
    Board.Changes all = board.after(before);
    assertThat(all.full()).isTrue();
    assertThat(all.trials()).extracting(WatchedRow::name).containsExactly("a", "b", "0");
    assertThat(all.keys()).containsExactly("seed", "policy.type");
  }

  @Test
  void keepsTheFiguresAndCurvesOfADeletedRunAndSaysSo() throws Exception {
    FileUtils.deleteDirectory(home.resolve("a").toFile());
    board.update(source.read());
    WatchedRow deleted = board.trials().get(0);
    assertThat(deleted.standing().meanReturn()).isEqualTo(4);
    assertThat(deleted.standing().state().word()).isEqualTo("unreadable");
    assertThat(deleted.standing().detail()).contains("a/progress.csv", "no such file");
    assertThat(deleted.history().series("time/total_timesteps", "rollout/ep_rew_mean").values())
        .containsExactly(1, 2, 3, 4);
    assertThat(deleted.configuration()).containsEntry("seed", "1");
    FileUtils.deleteDirectory(home.toFile());
    for (int reading = 0; reading < 5; reading++) {
      board.update(source.read());
    }
    assertThat(board.after(0).problems()).containsExactly(home + ": no such folder");
    assertThat(board.trials()).hasSize(2);
  }
}

package org.sluice.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.watch.source.FolderSource;
import org.sluice.jobs.watch.source.WatchedRow;

class BoardTest {

  @TempDir Path home;
  private final Board board = new Board();
  private FolderSource source;

  @BeforeEach
  void watch() {
    WatchedRuns.write(home.resolve("a"), 1, "gaussian", 1, 4);
    WatchedRuns.write(home.resolve("b"), 2, "gaussian", 2, 4);
    source = new FolderSource(List.of(home));
    board.update(source.read());
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
  void keepsTheFiguresOfADeletedRunAndSaysThatItIsGone() throws Exception {
    FileUtils.deleteDirectory(home.resolve("a").toFile());
    board.update(source.read());
    WatchedRow gone = board.trials().get(0);
    assertThat(gone.standing().meanReturn()).isEqualTo(4);
    assertThat(gone.standing().state().word()).isEqualTo("unreadable");
    assertThat(gone.standing().detail()).contains("a/progress.csv", "no such file");
    FileUtils.deleteDirectory(home.toFile());
    for (int reading = 0; reading < 5; reading++) {
      board.update(source.read());
    }
    assertThat(board.after(0).problems()).containsExactly(home + ": no such folder");
    assertThat(board.trials()).hasSize(2);
  }
}

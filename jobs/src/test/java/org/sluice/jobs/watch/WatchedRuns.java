package org.sluice.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sluice.jobs.run.WrittenTrials;
import org.sluice.jobs.run.progress.ProgressFile;
import org.sluice.jobs.watch.cluster.Clusters;
import org.sluice.jobs.watch.source.FolderSource;

/** Artificial runs, and a server that watches them. */
final class WatchedRuns implements AutoCloseable {

  final Board board = new Board();
  final BoardUpdater updater;
  final WatchServer server;

  private final List<ClusterUpdater> asked = new ArrayList<>();

  /** What failed on other threads. */
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  WatchedRuns(Path... folders) {
    updater = new BoardUpdater(new FolderSource(List.of(folders)), board);
    server = new WatchServer(board, 0, failures::add);
  }

  /** Reads every second from now on. */
  void follow() {
    updater.start(failures::add);
  }

  /** Asks clusters about the runs from now on. */
  void ask(Clusters clusters) {
    ClusterUpdater updater = new ClusterUpdater(clusters, board);
    asked.add(updater);
    updater.start(failures::add);
  }

  /** A trial of 10 iterations whose returns rise by a slope. */
  static void write(Path folder, long seed, String policy, double slope, int rows) {
    double[] returns = new double[rows];
    for (int i = 0; i < rows; i++) {
      returns[i] = slope * (i + 1);
    }
    WrittenTrials.write(folder, WrittenTrials.trial(seed, policy, 0.01, 10), 1, returns);
  }

  /** Adds a row as a run does, with this return. */
  static void grow(Path folder, int iteration, double meanReturn) throws IOException {
    Path file = folder.resolve(ProgressFile.NAME);
    String last = Files.readAllLines(file).get(iteration - 1);
    String[] cells = last.split(",", -1);
    cells[0] = "" + 64 * iteration;
    cells[1] = "" + iteration;
    cells[3] = "" + meanReturn;
    Files.writeString(file, String.join(",", cells) + "\n", StandardOpenOption.APPEND);
  }

  /** Ends, and fails if anything failed on another thread. */
  @Override
  public void close() {
    server.close();
    updater.close();
    asked.forEach(ClusterUpdater::close);
    assertThat(failures).isEmpty();
  }
}

package org.sluice.jobs.watch;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sluice.jobs.watch.cluster.Clusters;

/**
 * Asks clusters every two seconds while a page is open, on a thread of its own: one that does not
 * answer holds up nothing else.
 */
public final class ClusterUpdater implements AutoCloseable {

  private static final long INTERVAL = 2000;

  private final Clusters clusters;
  private final Board board;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "cluster updater");
            made.setDaemon(true);
            return made;
          });

  /** Asks nothing before {@link #start}. */
  public ClusterUpdater(Clusters clusters, Board board) {
    this.clusters = clusters;
    this.board = board;
  }

  /**
   * Begins to ask.
   *
   * @param failed told of an error of this program, after which no cluster is asked
   */
  public void start(Consumer<Throwable> failed) {
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(
            () -> {
              try {
                if (board.isWatched()) {
                  board.update(clusters.read(board.runs()));
                }
              } catch (RuntimeException | Error e) {
                failed.accept(e);
                throw e;
              }
            },
            0,
            INTERVAL,
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

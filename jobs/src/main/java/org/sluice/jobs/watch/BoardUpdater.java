package org.sluice.jobs.watch;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sluice.jobs.watch.source.Source;

/** Reads a source every second, on a thread of its own, and updates a board. */
public final class BoardUpdater implements AutoCloseable {

  private static final long INTERVAL = 1000;

  /** Seconds that a reading may take at the end. */
  private static final long PATIENCE = 20;

  private final Source source;
  private final Board board;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "board updater");
            made.setDaemon(true);
            return made;
          });

  /** Reads once; {@link #start} continues. */
  public BoardUpdater(Source source, Board board) {
    this.source = source;
    this.board = board;
    board.update(source.read());
  }

  /**
   * Continues to read.
   *
   * @param failed told of an error of this program, after which nothing more is read
   */
  public void start(Consumer<Throwable> failed) {
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(
            () -> {
              try {
                board.update(source.read());
              } catch (RuntimeException | Error e) {
                failed.accept(e);
                throw e;
              }
            },
            INTERVAL,
            INTERVAL,
            TimeUnit.MILLISECONDS);
  }

  /** Ends after the reading that is under way, so that the source can then be closed. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      boolean unused = thread.awaitTermination(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

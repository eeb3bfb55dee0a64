package org.sluice.jobs.train;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that may wait for a long time for something that has failed meanwhile. */
final class Attended {

  private Attended() {}

  /**
   * Does the work on another thread, and checks in the meantime that it can still succeed.
   *
   * @param check throws if the work has become pointless; then the work is left to itself, on a
   *     thread that does not keep the process alive
   * @param pause between two checks
   */
  static void run(Runnable work, Runnable check, Duration pause) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread = new Thread(() -> complete(done, work), "attended work");
    thread.setDaemon(true);
    thread.start();
    while (true) {
      try {
        done.get(pause.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        check.run();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        check.run(); // what it says is nearer to the cause
        throw (RuntimeException) e.getCause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TrainingException("interrupted");
      }
    }
  }

  private static void complete(CompletableFuture<Void> done, Runnable work) {
    try {
      work.run();
      done.complete(null);
    } catch (RuntimeException | Error e) {
      done.completeExceptionally(e);
    }
  }
}

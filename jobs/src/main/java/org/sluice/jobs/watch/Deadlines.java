package org.sluice.jobs.watch;

import com.sun.net.httpserver.HttpExchange;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Closes the connections of clients that do not read their answers, each of which holds a thread.
 * The JDK's own limit, {@code maxRspTime}, would also end the streams of events.
 */
final class Deadlines implements AutoCloseable {

  private final Duration patience;
  private final ScheduledThreadPoolExecutor clock;

  /**
   * @param patience the most time that an answer may take
   */
  Deadlines(Duration patience) {
    this.patience = patience;
    clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread made = new Thread(task, "watch deadlines");
              made.setDaemon(true);
              return made;
            },
            new ThreadPoolExecutor.DiscardPolicy()); // answers may begin while the server ends
    clock.setRemoveOnCancelPolicy(true);
  }

  /** The end of an answer that now begins, to be cancelled when it was sent. */
  ScheduledFuture<?> begin(HttpExchange exchange) {
    return clock.schedule(exchange::close, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}

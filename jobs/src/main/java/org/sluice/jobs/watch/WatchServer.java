package org.sluice.jobs.watch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sluice.jobs.train.Loopback;

/** Serves the page at a loopback port. Threads, waiting requests and open pages are bounded. */
public final class WatchServer implements AutoCloseable {

  /** More than the pages that can be open, so that requests are always answered. */
  private static final int THREADS = EventStream.MOST + 8;

  private static final int MOST_WAITING = 1000;

  /** Seconds in which a request must have arrived. */
  private static final String REQUEST_SECONDS = "20";

  /** In which an answer must have been read. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final Deadlines deadlines;

  /**
   * Starts serving.
   *
   * @param port 0 for any that is free
   * @param failed told of each error of this program, after which the page is still served
   * @throws WatchException if the port is in use or not allowed
   */
  public WatchServer(Board board, int port, Consumer<Throwable> failed) {
    this(board, port, failed, PATIENCE);
  }

  WatchServer(Board board, int port, Consumer<Throwable> failed, Duration patience) {
    // The JDK's server reads it once, when its first class is loaded.
    System.setProperty("sun.net.httpserver.maxReqTime", REQUEST_SECONDS);
    threads =
        new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING));
    threads.setThreadFactory(
        task -> {
          Thread made = new Thread(task, "watch page");
          made.setDaemon(true);
          return made;
        });
    try {
      server = HttpServer.create(new InetSocketAddress(Loopback.address(), port), 0);
    } catch (IOException e) {
      throw new WatchException(
          String.format(
              "cannot serve at port %d (%s); choose another with --port, or --port 0 for any that"
                  + " is free",
              port, e.getMessage()),
          e);
    }
    deadlines = new Deadlines(patience);
    server.createContext("/", new Requests(board, deadlines, failed));
    server.setExecutor(threads);
    server.start();
  }

  /** Where the page is. */
  public String address() {
    return "http://" + Loopback.HOST + ":" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
    deadlines.close();
    threads.shutdownNow();
  }
}

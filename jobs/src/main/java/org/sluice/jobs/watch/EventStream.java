package org.sluice.jobs.watch;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/**
 * Sends each open page what changes, as server-sent events, until the page is closed. Each takes a
 * thread, so that a page that does not read holds up no other.
 */
final class EventStream {

  /** The most open pages. */
  static final int MOST = 16;

  /**
   * Milliseconds without changes after which a line is sent: only writing tells that a page was
   * closed.
   */
  private static final long SILENCE = 2000;

  private final Board board;
  private final Semaphore places = new Semaphore(MOST);

  EventStream(Board board) {
    this.board = board;
  }

  /**
   * Serves one page.
   *
   * @return false if there are too many already; nothing was sent then
   */
  boolean serve(HttpExchange exchange) throws IOException {
    if (!places.tryAcquire()) {
      return false;
    }
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
      exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, 0);
      send(exchange.getResponseBody());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server ends
    } finally {
      places.release();
    }
    return true;
  }

  private void send(OutputStream page) throws IOException, InterruptedException {
    long known = 0;
    while (true) {
      if (board.await(known, SILENCE)) {
        Board.Changes changes = board.after(known);
        known = changes.version();
        write(page, "data: " + Json.changes(changes) + "\n\n");
      } else {
        write(page, ": still here\n\n");
      }
    }
  }

  private static void write(OutputStream page, String text) throws IOException {
    page.write(text.getBytes(StandardCharsets.UTF_8));
    page.flush();
  }
}

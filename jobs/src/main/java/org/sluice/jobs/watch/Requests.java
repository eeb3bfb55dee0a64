package org.sluice.jobs.watch;

import static java.nio.file.StandardOpenOption.READ;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import org.sluice.jobs.rest.OwnPages;

/**
 * Answers requests: only those that read, and none that a browser sends for another site's page.
 * Other programs of this machine are answered like the page. No path names a file on disk.
 */
final class Requests implements HttpHandler {

  /** Nothing from elsewhere, and no script or style within the page. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /** A film has its script and style within it. */
  private static final String FILM_POLICY =
      "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline';"
          + " style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  /** What the JDK's server calls an answer without a body. */
  private static final int NO_CONTENT = -1;

  /** The JDK's server has this as the status before there is one. */
  private static final int NOTHING_SENT = -1;

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String JSON = "application/json; charset=utf-8";

  private final Answers answers;
  private final EventStream events;
  private final Deadlines deadlines;
  private final Consumer<Throwable> failed;

  /**
   * @param failed told of each error of this program, after which other requests are still answered
   */
  Requests(Board board, Deadlines deadlines, Consumer<Throwable> failed) {
    this.deadlines = deadlines;
    this.failed = failed;
    this.answers = new Answers(board);
    this.events = new EventStream(board);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      handleSafely(exchange);
    }
  }

  private void handleSafely(HttpExchange exchange) throws IOException {
    try {
      protect(exchange.getResponseHeaders());
      Optional<String> refused = OwnPages.problem(true, exchange.getRequestHeaders()::getFirst);
      if (refused.isPresent()) {
        send(exchange, HttpURLConnection.HTTP_FORBIDDEN, TEXT, refused.get());
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        send(exchange, HttpURLConnection.HTTP_BAD_METHOD, TEXT, "this page can only be read");
      } else {
        answer(exchange);
      }
    } catch (RuntimeException | Error e) {
      failed.accept(e);
      if (exchange.getResponseCode() == NOTHING_SENT) {
        send(exchange, HttpURLConnection.HTTP_INTERNAL_ERROR, TEXT, "this is an error of Sluice");
      }
    }
  }

  private static void protect(Headers headers) {
    Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store")
        .forEach(headers::set);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try {
      switch (path) {
        case "/api/events" -> {
          if (!events.serve(exchange)) {
            send(
                exchange,
                HttpURLConnection.HTTP_UNAVAILABLE,
                TEXT,
                "this page is open " + EventStream.MOST + " times already; close one");
          }
        }
        case "/api/curves" -> send(exchange, answers.curves(query(exchange)));
        case "/api/trial" -> send(exchange, answers.trial(query(exchange)));
        case "/film" -> film(exchange);
        default -> asset(exchange, path);
      }
    } catch (Query.QueryException e) {
      send(exchange, HttpURLConnection.HTTP_BAD_REQUEST, TEXT, e.getMessage());
    }
  }

  private static Query query(HttpExchange exchange) {
    return new Query(exchange.getRequestURI().getRawQuery());
  }

  /** The browser runs a film's script apart from this page: it can ask for nothing. */
  private void film(HttpExchange exchange) throws IOException {
    Optional<Path> film = answers.film(query(exchange));
    if (film.isEmpty()) {
      noFilm(exchange);
      return;
    }
    try (FileChannel file = FileChannel.open(film.get(), READ, LinkOption.NOFOLLOW_LINKS)) {
      exchange.getResponseHeaders().set("Content-Security-Policy", FILM_POLICY);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      copy(file, exchange);
    } catch (NoSuchFileException e) {
      noFilm(exchange); // it has just vanished
    }
  }

  /** In parts, since a film can be large. */
  private void copy(FileChannel file, HttpExchange exchange) throws IOException {
    long size = file.size();
    ScheduledFuture<?> deadline = deadlines.begin(exchange);
    try {
      exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, size);
      file.transferTo(0, size, Channels.newChannel(exchange.getResponseBody()));
    } finally {
      deadline.cancel(false);
    }
  }

  private void noFilm(HttpExchange exchange) throws IOException {
    send(exchange, HttpURLConnection.HTTP_NOT_FOUND, TEXT, "there is no such film");
  }

  private void asset(HttpExchange exchange, String path) throws IOException {
    Optional<Assets.Asset> asset = Assets.at(path);
    if (asset.isEmpty()) {
      send(exchange, HttpURLConnection.HTTP_NOT_FOUND, TEXT, "there is nothing at this address");
    } else {
      send(exchange, HttpURLConnection.HTTP_OK, asset.get().type(), asset.get().content());
    }
  }

  private void send(HttpExchange exchange, String json) throws IOException {
    send(exchange, HttpURLConnection.HTTP_OK, JSON, json);
  }

  private void send(HttpExchange exchange, int code, String type, String text) throws IOException {
    send(exchange, code, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private void send(HttpExchange exchange, int code, String type, byte[] content)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(code, NO_CONTENT);
    } else {
      ScheduledFuture<?> deadline = deadlines.begin(exchange);
      try {
        exchange.sendResponseHeaders(code, content.length);
        exchange.getResponseBody().write(content);
      } finally {
        deadline.cancel(false);
      }
    }
  }
}

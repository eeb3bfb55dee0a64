package org.sluice.jobs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jline.utils.Signals;

/** Turns the first Ctrl-C, or a polite kill, into a request; the second ends the process. */
final class StopRequest implements AutoCloseable {

  private static final List<String> SIGNALS = List.of("INT", "TERM");

  private final CompletableFuture<Void> requested = new CompletableFuture<>();

  /**
   * @param answer what is said to the first
   * @param out says it
   */
  StopRequest(String answer, PrintWriter out) {
    for (String signal : SIGNALS) {
      Signals.register(
          signal,
          () -> {
            close();
            out.println(answer);
            out.flush();
            requested.complete(null);
          });
    }
  }

  CompletableFuture<Void> requested() {
    return requested;
  }

  /** Signals do again what they always do. */
  @Override
  public void close() {
    SIGNALS.forEach(Signals::registerDefault);
  }
}

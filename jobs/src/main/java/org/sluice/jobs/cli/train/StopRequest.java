package org.sluice.jobs.cli.train;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jline.utils.Signals;

/**
 * Turns the first Ctrl-C, polite kill or closed terminal into a request; the second ends the
 * process. What the process was started to ignore, as under {@code nohup}, it ignores.
 */
final class StopRequest implements AutoCloseable {

  /** With what a shell says of a process that each has ended: 128 and the signal's number. */
  private static final Map<String, Integer> SIGNALS = Map.of("HUP", 129, "INT", 130, "TERM", 143);

  private final CompletableFuture<Integer> requested = new CompletableFuture<>();

  /**
   * @param answer what is said to the first
   * @param out says it
   */
  StopRequest(String answer, PrintWriter out) {
    SIGNALS.forEach(
        (signal, exitCode) ->
            Signals.register(
                signal,
                () -> {
                  close();
                  requested.complete(exitCode);
                  out.println(answer);
                  out.flush();
                }));
  }

  /** Completes with the exit code that says what has asked. */
  CompletableFuture<Integer> requested() {
    return requested;
  }

  /** Signals do again what they always do. */
  @Override
  public void close() {
    SIGNALS.keySet().forEach(Signals::registerDefault);
  }
}

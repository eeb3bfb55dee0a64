package org.sluice.jobs.cli.common;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jline.utils.Signals;

/**
 * Turns the first SIGINT, SIGTERM or SIGHUP into a stop request; the second ends the process.
 * Signals that the process was started to ignore, as under {@code nohup}, stay ignored.
 */
public final class StopRequest implements AutoCloseable {

  /** The exit code for each signal: 128 plus the signal's number. */
  private static final Map<String, Integer> SIGNALS = Map.of("HUP", 129, "INT", 130, "TERM", 143);

  private final CompletableFuture<Integer> requested = new CompletableFuture<>();

  /**
   * @param answer printed on the first signal
   * @param out where it is printed
   */
  public StopRequest(String answer, PrintWriter out) {
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

  /** Completes with the exit code of the signal that requested the stop. */
  public CompletableFuture<Integer> requested() {
    return requested;
  }

  /** Restores the previous signal handlers. */
  @Override
  public void close() {
    SIGNALS.keySet().forEach(Signals::registerDefault);
  }
}

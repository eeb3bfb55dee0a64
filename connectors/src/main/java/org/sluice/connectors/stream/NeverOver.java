package org.sluice.connectors.stream;

import java.util.concurrent.CompletableFuture;

/** For sources that read on until their job is stopped. */
final class NeverOver implements TrialsOver {

  private final CompletableFuture<Void> over = new CompletableFuture<>();

  @Override
  public CompletableFuture<Void> over() {
    return over;
  }

  @Override
  public void close() {
    // It holds nothing.
  }
}

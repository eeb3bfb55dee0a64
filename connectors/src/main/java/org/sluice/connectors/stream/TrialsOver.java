package org.sluice.connectors.stream;

import java.io.Serializable;
import java.util.concurrent.CompletableFuture;

/** Detects when all trials of a job are over. */
public interface TrialsOver extends AutoCloseable {

  /** Completes when the last policy of every trial has been published. */
  CompletableFuture<Void> over();

  @Override
  void close();

  /** Creates one where a source's reader runs. */
  @FunctionalInterface
  interface Factory extends Serializable {
    TrialsOver create();
  }
}

package org.sluice.connectors.stream;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * The reader of an {@link EndingSource}: once all trials are over, it ends when nothing is left to
 * read.
 */
@SuppressWarnings("try") // Flink's readers may throw anything on close
final class EndingReader<T, S extends SourceSplit> extends ForwardingReader<T, S> {

  private final TrialsOver trials;

  EndingReader(SourceReader<T, S> reader, Rejects rejects, TrialsOver trials) {
    super(reader, rejects);
    this.trials = trials;
  }

  @Override
  public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
    boolean over = trials.over().isDone();
    if (over) {
      trials.over().join(); // throws the exception of the detector
    }
    InputStatus status = super.pollNext(output);
    return over && status == InputStatus.NOTHING_AVAILABLE ? InputStatus.END_OF_INPUT : status;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    CompletableFuture<Void> available = super.isAvailable();
    if (available.isDone()) {
      return available;
    }
    return CompletableFuture.anyOf(available, trials.over()).handle((result, error) -> null);
  }

  @Override
  public void close() throws Exception {
    try (trials) {
      super.close();
    }
  }
}

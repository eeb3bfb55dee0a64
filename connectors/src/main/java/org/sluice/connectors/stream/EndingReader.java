package org.sluice.connectors.stream;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * The reader of an {@link EndingSource}: once all trials are over, it ends when nothing is left to
 * read.
 */
@SuppressWarnings("try") // Flink's readers may throw anything on close
final class EndingReader<T, S extends SourceSplit> implements SourceReader<T, S> {

  private final SourceReader<T, S> reader;
  private final Rejects rejects;
  private final TrialsOver trials;

  EndingReader(SourceReader<T, S> reader, Rejects rejects, TrialsOver trials) {
    this.reader = reader;
    this.rejects = rejects;
    this.trials = trials;
  }

  @Override
  public void start() {
    reader.start();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
    boolean over = trials.over().isDone();
    if (over) {
      trials.over().join(); // throws the exception of the detector
    }
    InputStatus status = reader.pollNext(output);
    return over && status == InputStatus.NOTHING_AVAILABLE ? InputStatus.END_OF_INPUT : status;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    CompletableFuture<Void> available = reader.isAvailable();
    if (available.isDone()) {
      return available;
    }
    return CompletableFuture.anyOf(available, trials.over()).handle((result, error) -> null);
  }

  @Override
  public List<S> snapshotState(long checkpoint) {
    rejects.flush();
    return reader.snapshotState(checkpoint);
  }

  @Override
  public void addSplits(List<S> splits) {
    reader.addSplits(splits);
  }

  @Override
  public void notifyNoMoreSplits() {
    reader.notifyNoMoreSplits();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    reader.handleSourceEvents(event);
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    reader.notifyCheckpointComplete(checkpoint);
  }

  @Override
  public void notifyCheckpointAborted(long checkpoint) throws Exception {
    reader.notifyCheckpointAborted(checkpoint);
  }

  @Override
  public void pauseOrResumeSplits(
      java.util.Collection<String> splitsToPause, java.util.Collection<String> splitsToResume) {
    reader.pauseOrResumeSplits(splitsToPause, splitsToResume);
  }

  @Override
  public void close() throws Exception {
    try (rejects;
        trials) {
      reader.close();
    }
  }
}

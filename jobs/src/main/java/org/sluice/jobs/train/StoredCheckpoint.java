package org.sluice.jobs.train;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.StreamStateHandle;

/**
 * A savepoint or checkpoint all of whose files are there.
 *
 * @param number counted on from one to the next, also when a run goes on: unlike the clock's time,
 *     which a copy changes, the greater is the newer
 * @param modified milliseconds since 1970, for those that were begun again with the same number
 * @param address of its folder, as Flink names it
 */
record StoredCheckpoint(long number, long modified, String address)
    implements Comparable<StoredCheckpoint> {

  private static final Comparator<StoredCheckpoint> AGE =
      Comparator.comparingLong(StoredCheckpoint::number)
          .thenComparingLong(StoredCheckpoint::modified);

  /**
   * Reads one to its end.
   *
   * @throws IOException if a part of it is missing or damaged
   */
  static StoredCheckpoint read(FileStatus metadata) throws IOException {
    Path file = metadata.getPath();
    String address = file.getParent().toString();
    try (InputStream in = file.getFileSystem().open(file);
        DataInputStream data = new DataInputStream(new BufferedInputStream(in))) {
      CheckpointMetadata checkpoint =
          Checkpoints.loadCheckpointMetadata(
              data, StoredCheckpoint.class.getClassLoader(), address);
      for (OperatorState operator : checkpoint.getOperatorStates()) {
        for (OperatorSubtaskState subtask : operator.getStates()) {
          requireComplete(subtask);
        }
      }
      return new StoredCheckpoint(
          checkpoint.getCheckpointId(), metadata.getModificationTime(), address);
    } catch (EOFException e) {
      throw new IOException(file.getName() + " ends too early", e);
    }
  }

  private static void requireComplete(OperatorSubtaskState subtask) throws IOException {
    for (StateObject part :
        Stream.of(
                subtask.getManagedKeyedState(),
                subtask.getRawKeyedState(),
                subtask.getManagedOperatorState(),
                subtask.getRawOperatorState())
            .flatMap(parts -> parts.stream())
            .toList()) {
      if (part instanceof StreamStateHandle state) {
        try (InputStream in = state.openInputStream()) {
          if (in.transferTo(OutputStream.nullOutputStream()) < state.getStateSize()) {
            throw new IOException("a file of its state ends too early");
          }
        }
      }
    }
  }

  @Override
  public int compareTo(StoredCheckpoint other) {
    return AGE.compare(this, other);
  }
}

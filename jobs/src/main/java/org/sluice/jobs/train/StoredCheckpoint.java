package org.sluice.jobs.train;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.shaded.guava31.com.google.common.hash.Hashing;
import org.sluice.jobs.train.graph.TrainingPipeline;

/**
 * A complete savepoint or checkpoint.
 *
 * @param number increases from one to the next, also across resumes; unlike the file time, which a
 *     copy changes, it tells which is newer
 * @param modified milliseconds since 1970, to order those with the same number after a new start
 * @param address of its folder, for Flink
 */
record StoredCheckpoint(long number, long modified, String address)
    implements Comparable<StoredCheckpoint> {

  /** The file that Flink writes last in a savepoint or checkpoint. */
  static final String METADATA = "_metadata";

  private static final Comparator<StoredCheckpoint> AGE =
      Comparator.comparingLong(StoredCheckpoint::number)
          .thenComparingLong(StoredCheckpoint::modified);

  private static final OperatorID LEARNER = id(TrainingPipeline.LEARNER_UID);

  private static final List<OperatorID> RETIRED_LEARNERS =
      TrainingPipeline.RETIRED_LEARNER_UIDS.stream().map(StoredCheckpoint::id).toList();

  /** A checkpoint that is complete, but from another version. */
  static final class RetiredFormatException extends IOException {

    private static final long serialVersionUID = 1;

    private RetiredFormatException() {
      super(
          "was written by an earlier version of Sluice, whose state this version cannot restore;"
              + " finish the run with that version, or start a new run in another folder");
    }
  }

  /** Flink's id of an operator with a uid. */
  private static OperatorID id(String uid) {
    return new OperatorID(Hashing.murmur3_128(0).hashString(uid, StandardCharsets.UTF_8).asBytes());
  }

  /**
   * Reads one completely.
   *
   * @throws RetiredFormatException if an earlier version wrote it
   * @throws IOException if a part of it is missing or damaged
   */
  static StoredCheckpoint read(FileStatus metadata) throws IOException {
    Path file = metadata.getPath();
    String address = file.getParent().toString();
    CheckpointMetadata checkpoint = load(file);
    try {
      for (OperatorState operator : checkpoint.getOperatorStates()) {
        for (OperatorSubtaskState subtask : operator.getStates()) {
          requireComplete(subtask);
        }
      }
    } catch (EOFException e) {
      throw new IOException(file.getName() + " is truncated", e);
    }
    return new StoredCheckpoint(
        checkpoint.getCheckpointId(), metadata.getModificationTime(), address);
  }

  private static CheckpointMetadata load(Path file) throws IOException {
    try (InputStream in = file.getFileSystem().open(file);
        DataInputStream data = new DataInputStream(new BufferedInputStream(in))) {
      CheckpointMetadata checkpoint =
          Checkpoints.loadCheckpointMetadata(
              data, StoredCheckpoint.class.getClassLoader(), file.getParent().toString());
      for (OperatorState operator : checkpoint.getOperatorStates()) {
        if (RETIRED_LEARNERS.contains(operator.getOperatorID())) {
          throw new RetiredFormatException();
        }
      }
      return checkpoint;
    } catch (EOFException e) {
      throw new IOException(file.getName() + " is truncated", e);
    }
  }

  /**
   * The learners' state of one.
   *
   * @param metadata its file {@link #METADATA}
   * @throws RetiredFormatException if an earlier version wrote it
   * @throws IOException if it cannot be read or holds no learners
   */
  static OperatorState learner(Path metadata) throws IOException {
    return load(metadata).getOperatorStates().stream()
        .filter(operator -> operator.getOperatorID().equals(LEARNER))
        .findFirst()
        .orElseThrow(() -> new IOException("it has no learners"));
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
            throw new IOException("a file of its state is truncated");
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

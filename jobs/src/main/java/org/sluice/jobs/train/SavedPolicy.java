package org.sluice.jobs.train;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.state.AbstractStateBackend;
import org.apache.flink.runtime.state.BackendBuildingException;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.LocalRecoveryConfig;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackendBuilder;
import org.apache.flink.runtime.state.heap.HeapPriorityQueueSetFactory;
import org.apache.flink.runtime.state.metrics.LatencyTrackingStateConfig;
import org.apache.flink.runtime.state.ttl.TtlTimeProvider;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.replay.ReplayBuffer;
import org.sluice.learning.trial.Learner;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.LearnerFunction;
import org.sluice.operators.types.LearnerState;

/** Reads the newest policy of a trial from a savepoint, or from a checkpoint on the heap. */
public final class SavedPolicy {

  private static final int QUEUE_CAPACITY = 16;

  private SavedPolicy() {}

  /**
   * The policy that a trial's learner had made last.
   *
   * @param place path or address of the savepoint's folder
   * @throws TrainingException if it is none of this trial, or cannot be read
   */
  public static PolicySnapshot read(String place, Trial trial) {
    String address = FlinkPaths.given(folder(place));
    LearnerState state;
    try {
      Path metadata = new Path(address, StoredCheckpoint.METADATA);
      state = state(StoredCheckpoint.learner(metadata), trial.id());
    } catch (IOException | RuntimeException e) {
      throw new TrainingException(place + ": cannot be read as a savepoint", e);
    }
    if (state == null) {
      throw new TrainingException(
          String.format(
              "%s: nothing was learned by %s before it was taken, or it is of another run",
              place, trial.id()));
    }
    if (state.ended()) {
      throw new TrainingException(
          String.format(
              "%s: %s was over when it was taken; begin with its snapshot last instead",
              place, trial.id()));
    }
    ReplayBuffer empty = new ReplayBuffer(trial.replayCapacity(), trial.spaces());
    try {
      return Learner.restored(trial, LearnerWorkspace.of(trial), state.saved(), empty).snapshot();
    } catch (IllegalArgumentException e) {
      throw new TrainingException(place + ": its learner is not of this build and trial", e);
    }
  }

  /** Without the name of the file in it. */
  private static String folder(String place) {
    String file = "/" + StoredCheckpoint.METADATA;
    return place.endsWith(file) ? place.substring(0, place.length() - file.length()) : place;
  }

  /** The state of a key; null if there is none. */
  private static LearnerState state(OperatorState learner, String key) throws IOException {
    int groups = learner.getMaxParallelism();
    int group = KeyGroupRangeAssignment.assignToKeyGroup(key, groups);
    KeyGroupRange range = KeyGroupRange.of(group, group);
    List<KeyedStateHandle> parts =
        learner.getStates().stream()
            .flatMap(subtask -> subtask.getManagedKeyedState().stream())
            .map(part -> part.getIntersection(range))
            .filter(Objects::nonNull)
            .toList();
    if (parts.stream().anyMatch(IncrementalKeyedStateHandle.class::isInstance)) {
      throw new IOException(
          "it is in RocksDB's own format; take a savepoint in the canonical one, as train does");
    }
    ExecutionConfig config = new ExecutionConfig();
    HeapKeyedStateBackend<String> backend;
    try {
      backend =
          new HeapKeyedStateBackendBuilder<>(
                  null, // answers no queries
                  StringSerializer.INSTANCE,
                  SavedPolicy.class.getClassLoader(),
                  groups,
                  range,
                  config,
                  TtlTimeProvider.DEFAULT,
                  LatencyTrackingStateConfig.disabled(),
                  parts,
                  AbstractStateBackend.getCompressionDecorator(config),
                  LocalRecoveryConfig.BACKUP_AND_RECOVERY_DISABLED,
                  new HeapPriorityQueueSetFactory(range, groups, QUEUE_CAPACITY),
                  false,
                  new CloseableRegistry())
              .build();
    } catch (BackendBuildingException e) {
      throw new IOException(e);
    }
    try {
      backend.setCurrentKey(key);
      return backend
          .getPartitionedState(
              VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, LearnerFunction.state())
          .value();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    } finally {
      backend.dispose();
    }
  }
}

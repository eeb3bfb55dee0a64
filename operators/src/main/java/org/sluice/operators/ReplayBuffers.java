package org.sluice.operators;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.sluice.learning.replay.ReplayBlock;
import org.sluice.learning.replay.ReplayBuffer;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.types.RecordTypes;

/**
 * The replay buffers of a subtask's trials, of which only the blocks are state: one for each
 * iteration, added once and removed once all its transitions have left the buffer. A checkpoint
 * that is incremental therefore writes only what is new. Rebuilt from the blocks after a restore.
 */
final class ReplayBuffers {

  private final Map<String, ReplayBuffer> buffers = new HashMap<>();

  /** The blocks of the current key's trial, by the version that collected them. */
  private final MapState<Integer, ReplayBlock> blocks;

  ReplayBuffers(RuntimeContext context) {
    blocks =
        context.getMapState(
            new MapStateDescriptor<>("replay", Types.INT, RecordTypes.REPLAY_BLOCK));
  }

  /**
   * The buffer of the current key's trial, with the transitions of all iterations before one.
   *
   * @param version of the iteration's policy
   */
  ReplayBuffer before(Trial trial, int version) throws Exception {
    if (trial.replayCapacity() == 0) {
      return ReplayBuffer.none();
    }
    ReplayBuffer known = buffers.get(trial.id());
    if (known != null) {
      return known;
    }
    ReplayBuffer buffer = new ReplayBuffer(trial.replayCapacity(), trial.spaces());
    int first = firstKept(trial, version);
    buffer.startAt((long) first * trial.share() * trial.lanes());
    for (int v = first; v < version; v++) {
      buffer.append(blocks.get(v));
    }
    buffers.put(trial.id(), buffer);
    return buffer;
  }

  /** Keeps an iteration's block, which the buffer has already, and removes what it replaced. */
  void keep(Trial trial, int version, ReplayBlock block) throws Exception {
    if (trial.replayCapacity() == 0) {
      return;
    }
    blocks.put(version, block);
    for (int v = firstKept(trial, version); v < firstKept(trial, version + 1); v++) {
      blocks.remove(v);
    }
  }

  /** Forgets a trial that has ended. */
  void end(Trial trial) {
    if (trial.replayCapacity() > 0) {
      buffers.remove(trial.id());
      blocks.clear();
    }
  }

  /** The first version whose transitions are in the buffer before an iteration. */
  private static int firstKept(Trial trial, int version) {
    long batch = (long) trial.share() * trial.lanes();
    return (int) Math.max(0, (version * batch - trial.replayCapacity()) / batch);
  }
}

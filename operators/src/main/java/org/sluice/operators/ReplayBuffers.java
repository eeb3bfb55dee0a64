package org.sluice.operators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
 * iteration. Rebuilt from the blocks after a restore.
 *
 * <p>The blocks lie in parts that are filled in turn; before a part is filled again, all its blocks
 * have left the buffer and it is cleared. So blocks are only ever added behind those of their part,
 * and RocksDB's compactions move them without writing them again. Single blocks removed from one
 * state would make its compactions write the whole buffer over and over: 32 bytes for each new one
 * were measured with a million transitions.
 */
final class ReplayBuffers {

  private static final int PARTS = 8;

  private final Map<String, ReplayBuffer> buffers = new HashMap<>();

  /** The blocks of the current key's trial, by the version that collected them. */
  private final List<MapState<Integer, ReplayBlock>> parts;

  ReplayBuffers(RuntimeContext context) {
    parts = IntStream.range(0, PARTS).mapToObj(part -> state(context, part)).toList();
  }

  private static MapState<Integer, ReplayBlock> state(RuntimeContext context, int part) {
    return context.getMapState(
        new MapStateDescriptor<>("replay-" + part, Types.INT, RecordTypes.REPLAY_BLOCK));
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
    buffer.startAt(first * batch(trial));
    for (int v = first; v < version; v++) {
      ReplayBlock block = part(trial, v).get(v);
      if (block == null) {
        throw new IllegalStateException(
            String.format(
                "%s: the checkpoint lacks the transitions of version %d, perhaps because it is of"
                    + " an earlier build",
                trial.id(), v));
      }
      buffer.append(block);
    }
    buffers.put(trial.id(), buffer);
    return buffer;
  }

  /** Keeps an iteration's block, which the buffer has already. */
  void keep(Trial trial, int version, ReplayBlock block) throws Exception {
    if (trial.replayCapacity() == 0) {
      return;
    }
    MapState<Integer, ReplayBlock> part = part(trial, version);
    if (version % partLength(trial) == 0) {
      part.clear();
    }
    part.put(version, block);
  }

  /** Forgets a trial that has ended. */
  void end(Trial trial) {
    if (trial.replayCapacity() > 0) {
      buffers.remove(trial.id());
      parts.forEach(MapState::clear);
    }
  }

  private MapState<Integer, ReplayBlock> part(Trial trial, int version) {
    return parts.get(version / partLength(trial) % PARTS);
  }

  /**
   * Versions whose blocks a part holds: all parts but the one that is being filled hold every block
   * that reaches into the buffer.
   */
  private static int partLength(Trial trial) {
    long blocks = 2 + trial.replayCapacity() / batch(trial);
    return (int) ((blocks + PARTS - 2) / (PARTS - 1));
  }

  /** The first version whose transitions are in the buffer before an iteration. */
  private static int firstKept(Trial trial, int version) {
    long batch = batch(trial);
    return (int) Math.max(0, (version * batch - trial.replayCapacity()) / batch);
  }

  private static long batch(Trial trial) {
    return (long) trial.share() * trial.lanes();
  }
}

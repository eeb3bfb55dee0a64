package org.sluice.learning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.binary.Blocks;

/** The newest versions of a trial, and its best one, each with the learner that it stands for. */
final class KeptVersions {

  private final int most;
  private final TreeMap<Integer, Kept> versions = new TreeMap<>();

  /**
   * @param snapshot the policy
   * @param saved the learner when it made the policy
   */
  record Kept(PolicySnapshot snapshot, byte[] saved) {}

  /**
   * @param most versions besides the best one
   */
  KeptVersions(int most) {
    this.most = most;
  }

  /** The newest. */
  PolicySnapshot newest() {
    return versions.lastEntry().getValue().snapshot();
  }

  /** One of them, or null. */
  Kept get(int version) {
    return versions.get(version);
  }

  /** All that there are, in words. */
  String listed() {
    return versions.keySet().toString();
  }

  /**
   * Adds the next version.
   *
   * @param best stays, however old it is
   */
  void add(PolicySnapshot snapshot, byte[] saved, int best) {
    versions.put(snapshot.version(), new Kept(snapshot, saved));
    versions.headMap(snapshot.version() - most + 1).keySet().removeIf(version -> version != best);
  }

  /** Writes the learners; their policies follow from them. */
  void save(DataOutput out) throws IOException {
    out.writeInt(versions.size());
    for (Map.Entry<Integer, Kept> entry : versions.entrySet()) {
      PolicySnapshot snapshot = entry.getValue().snapshot();
      out.writeInt(snapshot.version());
      out.writeLong(snapshot.steps());
      out.writeBoolean(snapshot.last());
      Blocks.writeFloats(snapshot.policy(), out);
      Blocks.writeFloats(snapshot.value(), out);
      Blocks.writeDoubles(snapshot.means(), out);
      Blocks.writeDoubles(snapshot.deviations(), out);
      Blocks.writeBytes(entry.getValue().saved(), out);
    }
  }

  /**
   * @param initial the trial's first policy
   */
  void restore(PolicySnapshot initial, DataInput in) throws IOException {
    versions.clear();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      int version = in.readInt();
      PolicySnapshot snapshot =
          new PolicySnapshot(
              initial.trial(),
              version,
              in.readLong(),
              in.readBoolean(),
              initial.specification(),
              Blocks.readFloats(in),
              Blocks.readFloats(in),
              Blocks.readDoubles(in),
              Blocks.readDoubles(in));
      versions.put(version, new Kept(snapshot, Blocks.readBytes(in)));
    }
  }
}

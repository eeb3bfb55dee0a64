package org.sluice.jobs.relearn;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.jobs.run.files.SnapshotFile;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.records.PolicySnapshot;

/** Compares what is learned again with what was published, byte for byte. */
final class Comparison {

  private final PolicySnapshotCodec codec = new PolicySnapshotCodec();
  private final Published published;
  private final SnapshotFiles snapshots;
  private int newest;
  private int policies;
  private int files;
  private int manifests;
  private int learners;
  private String difference;

  Comparison(Published published, SnapshotFiles snapshots) {
    this.published = published;
    this.snapshots = snapshots;
  }

  /** A policy that was learned again. */
  void policy(PolicySnapshot own) {
    newest = Math.max(newest, own.version());
    byte[] other = published.policies().get(own.version());
    if (other != null) { // compacted, or not published yet
      policies++;
      if (!Arrays.equals(other, codec.encode(own))) {
        differs("version %d: its policy", own.version());
      }
    }
    for (SnapshotFiles.Kept kept : snapshots.byVersion().getOrDefault(own.version(), List.of())) {
      files++;
      if (!Arrays.equals(kept.bytes(), SnapshotFile.encode(own))) {
        differs("version %d: its snapshot " + kept.file().getFileName(), own.version());
      }
    }
  }

  /** How a version came about. */
  void manifest(Manifest own) {
    Manifest other = published.manifests().get(own.version());
    if (other == null) {
      return;
    }
    manifests++;
    if (!other.digest().equals(own.digest())) {
      differs("version %d: its digest of the log and of all versions", own.version());
    } else if (!other.equals(own)) {
      differs("version %d: its manifest", own.version());
    }
  }

  /** A learner that would be stored. */
  void learner(int version, boolean same) {
    learners++;
    if (!same) {
      differs("version %d: its stored learner", version);
    }
  }

  /** The digest of a learner that training again begins with. */
  void digest(int version, String digest) {
    Manifest other = published.manifests().get(version);
    if (other != null && !other.digest().equals(digest)) {
      differs("version %d: the digest of its stored learner", version);
    }
  }

  /** What came of it, when all is compared. */
  Compared result() {
    published.contradictions().stream()
        .findFirst()
        .ifPresent(version -> differs("version %d was published twice, and one of them", version));
    int last = published.policies().keySet().stream().mapToInt(one -> one).max().orElse(0);
    if (last > newest) {
      differs("version %d was published, but the records end before it, so it", last);
    }
    return new Compared(policies, files, manifests, learners, Optional.ofNullable(difference));
  }

  private void differs(String what, int version) {
    if (difference == null) {
      difference =
          String.format(what, version) + " differs from what is learned again from the records";
    }
  }
}

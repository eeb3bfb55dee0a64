package org.sluice.jobs.live;

import java.util.Arrays;
import java.util.Optional;
import org.sluice.connectors.codec.PolicySnapshotCodec;
import org.sluice.learning.algebra.NativeBlas;
import org.sluice.learning.live.LiveLearner;
import org.sluice.learning.live.LiveOutput;
import org.sluice.learning.live.log.LiveRejection;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.live.log.StepCounts;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;

/** Trains a live trial again from its log, and compares every version with what was published. */
public final class Relearning {

  private final PolicySnapshotCodec codec = new PolicySnapshotCodec();
  private final Published published;
  private int versions;
  private int policies;
  private int manifests;
  private String difference;

  /**
   * What came of it.
   *
   * @param versions that were learned again
   * @param policies published policies that were compared, byte for byte
   * @param manifests that were compared
   * @param counts what became of the steps in the log
   * @param difference the first that was found, for people; empty if there is none
   */
  public record Result(
      int versions, int policies, int manifests, StepCounts counts, Optional<String> difference) {}

  private Relearning(Published published) {
    this.published = published;
  }

  /**
   * Trains again.
   *
   * @throws LiveRunException if the log is not whole, or was learned from on another kind of
   *     processor
   */
  public static Result of(LiveRun run, Trial trial) {
    Relearning relearning = new Relearning(Published.read(run, trial));
    relearning.published.manifests().values().stream()
        .map(Manifest::processor)
        .filter(processor -> !processor.equals(NativeBlas.kernels()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new LiveRunException(
                  String.format(
                      "the trial was trained with the kernels '%s', but this processor has '%s':"
                          + " their last bits differ; run this on a processor like the trial's, or"
                          + " set OPENBLAS_CORETYPE for both",
                      other, NativeBlas.kernels()));
            });
    LiveLearner learner = new LiveLearner(trial, LearnerWorkspace::of);
    relearning.compare(learner.newest());
    LiveOutput output = relearning.new Compared();
    new ExperienceLog(run, trial).read(logged -> learner.take(logged, output));
    relearning.findUnlearned();
    return new Result(
        relearning.versions,
        relearning.policies,
        relearning.manifests,
        learner.counts(),
        Optional.ofNullable(relearning.difference));
  }

  private final class Compared implements LiveOutput {

    @Override
    public void learned(Learned learned) {
      versions++;
      compare(learned.snapshot());
    }

    @Override
    public void manifest(Manifest manifest) {
      Manifest other = published.manifests().get(manifest.version());
      if (other == null) {
        return;
      }
      manifests++;
      if (!other.digest().equals(manifest.digest())) {
        differs("version %d: its digest of the log and of all versions", manifest.version());
      } else if (!other.equals(manifest)) {
        differs("version %d: its manifest", manifest.version());
      }
    }

    @Override
    public void release(Release release) {}

    @Override
    public void rejected(LiveRejection rejection) {}
  }

  private void compare(PolicySnapshot snapshot) {
    byte[] other = published.policies().get(snapshot.version());
    if (other == null) {
      return; // compacted, or not published yet
    }
    policies++;
    if (!Arrays.equals(other, codec.encode(snapshot))) {
      differs("version %d: its policy", snapshot.version());
    }
  }

  /** Versions that are published but do not follow from the log. */
  private void findUnlearned() {
    published.contradictions().stream()
        .findFirst()
        .ifPresent(version -> differs("version %d was published twice, and one of them", version));
    int newest = published.policies().keySet().stream().mapToInt(one -> one).max().orElse(0);
    if (newest > versions) {
      differs("version %d was published, but the log ends before it, so it", newest);
    }
  }

  private void differs(String what, int version) {
    if (difference == null) {
      difference =
          String.format(what, version) + " differs from what is learned again from the log";
    }
  }
}

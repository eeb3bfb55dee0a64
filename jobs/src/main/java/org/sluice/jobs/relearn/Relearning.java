package org.sluice.jobs.relearn;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.sluice.jobs.live.ExperienceLog;
import org.sluice.jobs.live.OpenRun;
import org.sluice.jobs.live.RunTopicsException;
import org.sluice.learning.algebra.NativeBlas;
import org.sluice.learning.live.LiveLearner;
import org.sluice.learning.live.LiveOutput;
import org.sluice.learning.live.StoredLearner;
import org.sluice.learning.live.log.LearnerPart;
import org.sluice.learning.live.log.LiveRejection;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.live.log.StepCounts;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;

/** Trains a live trial again from its log, and compares every version with what was published. */
public final class Relearning {

  private final OpenRun run;
  private final Trial trial;
  private final ExperienceLog log;
  private final StoredLearners stored;
  private final Comparison comparison;

  /**
   * What came of it.
   *
   * @param first the version that it began with: that of a stored learner, or 0
   * @param offset the first of the log that was read
   * @param versions that were learned again
   * @param counts what became of all steps since the trial began
   * @param compared what was compared
   */
  public record Result(
      int first, long offset, int versions, StepCounts counts, Compared compared) {}

  private Relearning(OpenRun run, Trial trial) {
    this.run = run;
    this.trial = trial;
    this.log = new ExperienceLog(run, trial);
    Published published = Published.read(run, trial);
    requireProcessor(published);
    this.stored = StoredLearners.of(run, trial);
    this.comparison = new Comparison(published, SnapshotFiles.of(run.folder(trial)));
  }

  private static void requireProcessor(Published published) {
    published.manifests().values().stream()
        .map(Manifest::processor)
        .filter(processor -> !processor.equals(NativeBlas.kernels()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new RunTopicsException(
                  String.format(
                      "the trial was trained with the kernels '%s', but this processor has '%s':"
                          + " their last bits differ; run this on a processor like the trial's, or"
                          + " set OPENBLAS_CORETYPE for both",
                      other, NativeBlas.kernels()));
            });
  }

  /**
   * Trains again.
   *
   * @param from begins with the newest learner that was stored at or before this version; empty for
   *     the beginning of the log
   * @throws RunTopicsException if no such learner was stored, the log is not whole from there on,
   *     or was learned from on another kind of processor
   */
  public static Result of(OpenRun run, Trial trial, OptionalInt from) {
    Relearning relearning = new Relearning(run, trial);
    long beginning = relearning.log.beginning();
    if (from.isPresent()) {
      return relearning.go(relearning.base(from.getAsInt(), beginning));
    }
    relearning.requireWhole(beginning);
    return relearning.go(Optional.empty());
  }

  private void requireWhole(long beginning) {
    if (beginning > 0) {
      throw new RunTopicsException(
          String.format(
              "the log begins at offset %,d: what was before has been deleted by the topic's"
                  + " retention (topics.transition-bytes); %s",
              beginning,
              stored
                  .oldest(beginning)
                  .map(version -> "the smallest version to begin with is --from " + version)
                  .orElse("and no learner is stored that could be begun with")));
    }
  }

  private Optional<StoredLearner> base(int version, long beginning) {
    LearnerPart newest =
        stored
            .newest(version, beginning)
            .orElseThrow(
                () ->
                    new RunTopicsException(
                        String.format(
                            "no learner at or before version %d is stored with the log after it;"
                                + " %s",
                            version, stored.listed(beginning))));
    return Optional.of(stored.read(newest));
  }

  private Result go(Optional<StoredLearner> base) {
    LiveLearner learner =
        base.map(this::restored).orElseGet(() -> new LiveLearner(trial, LearnerWorkspace::of));
    int first = learner.newest().version();
    long offset = base.map(StoredLearner::nextOffset).orElse(0L);
    comparison.policy(learner.newest());
    base.ifPresent(one -> comparison.digest(one.version(), learner.digest()));
    LiveOutput output = new Compare();
    log.read(offset, logged -> learner.take(logged, output));
    return new Result(
        first, offset, learner.newest().version() - first, learner.counts(), comparison.result());
  }

  private LiveLearner restored(StoredLearner base) {
    try {
      return LiveLearner.restored(
          trial, LearnerWorkspace::of, new DataInputStream(new ByteArrayInputStream(base.state())));
    } catch (IOException | RuntimeException e) {
      throw new RunTopicsException(
          String.format(
              "the stored learner of version %d is none of the trial %s as it is configured in %s:"
                  + " %s",
              base.version(), trial.id(), run.folder(trial), e.getMessage()),
          e);
    }
  }

  private final class Compare implements LiveOutput {

    @Override
    public void learned(Learned learned) {
      comparison.policy(learned.snapshot());
    }

    @Override
    public void manifest(Manifest manifest) {
      comparison.manifest(manifest);
    }

    @Override
    public void stored(StoredLearner learner) {
      stored.isStored(learner).ifPresent(same -> comparison.learner(learner.version(), same));
    }

    @Override
    public void release(Release release) {}

    @Override
    public void rejected(LiveRejection rejection) {}
  }
}

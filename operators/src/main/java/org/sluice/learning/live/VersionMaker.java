package org.sluice.learning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sluice.learning.algebra.NativeBlas;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.StepCounts;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.binary.Blocks;
import org.sluice.learning.targets.RunningEpisode;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Learner;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;

/**
 * Makes a live trial's versions: of batches, by roll-backs, and as commands say. A batch is cut by
 * count alone; steps that do not fit into it wait for the next policy, as if they came after it.
 * For one thread.
 */
final class VersionMaker {

  private final Trial original;
  private final Function<Trial, LearnerWorkspace> workspaces;
  private final int mostLag;
  private final LiveBatch batch;
  private final Guard guard;
  private final KeptVersions versions;
  private final Course course = new Course();
  private final Settings settings;
  private final PolicySnapshot initial;
  private Learner learner;
  private StepTally tally = new StepTally();
  private String digest = DigestChain.START;

  VersionMaker(
      Trial trial,
      Function<Trial, LearnerWorkspace> workspaces,
      LearnerWorkspace workspace,
      StepEvaluation evaluation) {
    Hyperparameters values = trial.hyperparameters();
    this.original = trial;
    this.workspaces = workspaces;
    this.mostLag = values.get(LiveParams.MAX_LAG);
    this.batch =
        new LiveBatch(
            values.get(TrialParams.BATCH), values.get(LiveParams.WEIGHT_LIMIT), evaluation);
    this.guard = new Guard(values.get(LiveParams.GUARD_DROP), values.get(LiveParams.GUARD_WINDOW));
    this.versions = new KeptVersions(Math.max(values.get(LiveParams.KEPT_VERSIONS), mostLag + 1));
    this.settings = new Settings(trial);
    this.learner = new Learner(trial, workspace);
    this.initial = InitialPolicy.of(trial, workspace.model());
    versions.add(initial, learner.save(), 0);
  }

  /** The newest version. */
  PolicySnapshot newest() {
    return versions.newest();
  }

  /** A version; null if it is not kept. */
  KeptVersions.Kept kept(int version) {
    return versions.get(version);
  }

  /** Whether the trial has published its last version. */
  boolean isOver() {
    return newest().last();
  }

  /** Counts of what becomes of steps; this class counts those that are taken or stale. */
  StepTally tally() {
    return tally;
  }

  /**
   * What became of all steps.
   *
   * @param waiting steps that wait for their rewards
   */
  StepCounts counts(long waiting) {
    return tally.counts(waiting + batch.size());
  }

  /** The digest of all versions so far and what they were learned from. */
  String digest() {
    return digest;
  }

  /** Counts steps that will not be learned from. */
  void drop(ArrivedSteps arrived, String reason, LiveOutput out) {
    tally.stale(arrived.experience().steps());
    out.dropped(arrived.experience(), arrived.offset(), reason);
  }

  /**
   * Takes steps that have all their rewards, and learns whenever a batch is full.
   *
   * @param whole the episode that ends with them, if it is known from its first step on
   * @param reading how far the log has been read
   */
  void take(ArrivedSteps arrived, Optional<RunningEpisode> whole, Reading reading, LiveOutput out) {
    whole.ifPresent(batch::ended);
    learnFrom(arrived, reading, out);
    int version = arrived.experience().version();
    if (whole.isPresent()
        && !isOver()
        && kept(version) != null
        && guard.fallen(whole.get().sum(), version)
        && kept(guard.bestVersion()) != null) {
      rollBack(guard.bestVersion(), reading, out);
    }
  }

  private void learnFrom(ArrivedSteps arrived, Reading reading, LiveOutput out) {
    ArrivedSteps rest = arrived;
    while (rest != null) {
      int steps = rest.experience().steps();
      int lag = newest().version() - rest.experience().version();
      if (isOver() || course.frozen() || lag > mostLag) {
        drop(rest, lag > mostLag ? lag + " versions behind" : isOver() ? "over" : "frozen", out);
        return;
      }
      int room = batch.room();
      batch.add(steps > room ? rest.first(room) : rest, newest());
      rest = steps > room ? rest.without(room) : null;
      if (batch.room() == 0) {
        learn(reading, out);
      }
    }
  }

  private void learn(Reading reading, LiveOutput out) {
    Trial trial = settings.trial();
    int version = newest().version();
    Learned learned =
        learner.learn(
            List.of(
                batch.segment(
                    trial.id(), version, trial.algorithm().targets(trial.hyperparameters()))));
    tally.taken(batch.size());
    batch
        .arrived()
        .forEach(one -> out.used(one.experience(), one.offset(), learned.snapshot().version()));
    publish(learned, -1, batch.arrived(), batch.lags(version, mostLag + 1), reading, out);
    batch.clear();
  }

  private void rollBack(int to, Reading reading, LiveOutput out) {
    batch.arrived().forEach(one -> drop(one, "gathered before a roll-back", out));
    batch.drop();
    Learned learned = learner.rollBack(versions.get(to).saved());
    publish(learned, to, List.of(), new long[0], reading, out);
    guard.restart(newest().version());
  }

  private void publish(
      Learned learned,
      int rolledBackTo,
      List<ArrivedSteps> from,
      long[] lags,
      Reading reading,
      LiveOutput out) {
    PolicySnapshot policy = learned.snapshot();
    digest = DigestChain.next(digest, from, policy);
    versions.add(policy, learner.save(), guard.bestVersion());
    out.learned(learned);
    out.manifest(
        new Manifest(
            policy.trial(),
            policy.version(),
            rolledBackTo,
            from.stream().mapToLong(ArrivedSteps::offset).min().orElse(reading.offset()),
            reading.offset(),
            lags,
            tally.counts(reading.waitingSteps()),
            digest,
            NativeBlas.kernels()));
    course.published(policy.version());
    release(out);
  }

  private void release(LiveOutput out) {
    out.release(course.release(original.id(), newest().version()));
  }

  /** Carries out a command; returns why it cannot be, if so. */
  Optional<String> take(Command command, Reading reading, LiveOutput out) {
    Optional<String> objection =
        switch (command.action()) {
          case FREEZE -> course.freeze(true);
          case THAW -> course.freeze(false);
          case SHARE -> course.share(command.share(), newest().version());
          case ROLL_BACK -> rollBack(command, reading, out);
          case SET -> set(command);
        };
    if (objection.isEmpty() && command.action() != Command.Action.ROLL_BACK) {
      release(out);
    }
    return objection;
  }

  private Optional<String> rollBack(Command command, Reading reading, LiveOutput out) {
    if (versions.get(command.version()) == null) {
      return Optional.of(
          String.format(
              "version %d is not kept; those that are: %s", command.version(), versions.listed()));
    }
    rollBack(command.version(), reading, out);
    return Optional.empty();
  }

  private Optional<String> set(Command command) {
    Optional<String> objection = settings.set(command.key(), command.value());
    if (objection.isEmpty()) {
      Trial trial = settings.trial();
      learner = Learner.restored(trial, workspaces.apply(trial), learner.save());
    }
    return objection;
  }

  /** Writes what commands and counts have come to; {@link #saveVersions} writes the rest. */
  void saveCourse(DataOutput out) throws IOException {
    tally.save(out);
    course.save(out);
    settings.save(out);
    guard.save(out);
  }

  void restoreCourse(DataInput in) throws IOException {
    tally = StepTally.restored(in);
    course.restore(in);
    settings.restore(in);
    guard.restore(in);
  }

  /** Writes the versions and the batch. */
  void saveVersions(DataOutput out) throws IOException {
    versions.save(out);
    out.writeUTF(digest);
    Blocks.writeBytes(learner.save(), out);
    batch.save(out);
  }

  /** Reads what {@link #saveVersions} wrote, after {@link #restoreCourse}. */
  void restoreVersions(DataInput in) throws IOException {
    versions.restore(initial, in);
    digest = in.readUTF();
    byte[] learned = Blocks.readBytes(in);
    Trial trial = settings.trial();
    learner = Learner.restored(trial, workspaces.apply(trial), learned);
    batch.restore(original.id(), newest(), in);
  }
}

package org.sluice.learning.live;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sluice.learning.algebra.NativeBlas;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.LiveRejection;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.Refused;
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
 * Learns a live trial from its log, record by record. What it makes is a function of the trial and
 * the records up to there, in their order: it looks at no clock but the log's, and draws no number
 * but from the trial's seed.
 *
 * <p>A batch is cut by count alone. Values and log-probabilities are those of the policy that
 * learns; importance weights relate them to what the actors recorded. A record that does not fit
 * into a batch is split: its rest waits for the next policy, as if it came after it.
 *
 * <p>Whatever a record says, it neither fails the learner nor makes it keep more than its
 * parameters allow. For one thread.
 */
public final class LiveLearner {

  private static final double MILLISECONDS = 1000;

  private final Function<Trial, LearnerWorkspace> workspaces;
  private final Trial original;
  private final Admission admission;
  private final Actors actors;
  private final WaitingSteps waiting;
  private final LiveBatch batch;
  private final Guard guard;
  private final KeptVersions versions;
  private final Course course = new Course();
  private final Settings settings;
  private final PolicySnapshot initial;
  private final int storedEvery;
  private Learner learner;
  private Place place = Place.START;
  private StepTally tally = new StepTally();
  private String digest = DigestChain.START;

  /** A learner that has read nothing. */
  public LiveLearner(Trial trial, Function<Trial, LearnerWorkspace> workspaces) {
    Hyperparameters values = trial.hyperparameters();
    this.original = trial;
    this.workspaces = workspaces;
    LearnerWorkspace workspace = workspaces.apply(trial);
    StepEvaluation evaluation = new StepEvaluation(workspace.model());
    this.admission =
        new Admission(
            new ExperienceRules(
                trial.spaces(), values.get(TrialParams.BATCH), values.get(LiveParams.REWARD_LIMIT)),
            evaluation,
            values.get(LiveParams.TOLERANCE));
    this.actors =
        new Actors(
            values.get(LiveParams.MOST_ACTORS), milliseconds(values.get(LiveParams.ACTOR_TIMEOUT)));
    this.waiting =
        new WaitingSteps(
            milliseconds(values.get(LiveParams.REWARD_WAIT)),
            values.get(LiveParams.MOST_WAITING),
            values.get(LiveParams.DEFAULT_REWARD).floatValue());
    this.batch =
        new LiveBatch(
            values.get(TrialParams.BATCH), values.get(LiveParams.WEIGHT_LIMIT), evaluation);
    this.guard = new Guard(values.get(LiveParams.GUARD_DROP), values.get(LiveParams.GUARD_WINDOW));
    this.versions =
        new KeptVersions(
            Math.max(values.get(LiveParams.KEPT_VERSIONS), values.get(LiveParams.MAX_LAG) + 1));
    this.storedEvery = values.get(LiveParams.LEARNER_INTERVAL);
    this.settings = new Settings(trial);
    this.learner = new Learner(trial, workspace);
    this.initial = InitialPolicy.of(trial, workspace.model());
    versions.add(initial, learner.save(), 0);
  }

  private static long milliseconds(double seconds) {
    return Math.round(MILLISECONDS * seconds);
  }

  /** What became of the steps in the log so far. */
  public StepCounts counts() {
    return tally.counts(waiting.steps() + batch.size());
  }

  /** The newest version. */
  public PolicySnapshot newest() {
    return versions.newest();
  }

  /** Actors that are remembered. */
  public int actors() {
    return actors.size();
  }

  /** The digest of all versions so far and what they were learned from. */
  public String digest() {
    return digest;
  }

  /** Whether the trial has published its last version; nothing changes any more. */
  public boolean isOver() {
    return newest().last();
  }

  /**
   * Reads the next record of the log. Records that it has read before change nothing.
   *
   * @param out is told what the record leads to
   */
  public void take(Logged logged, LiveOutput out) {
    if (isOver() || place.isBefore(logged)) {
      return;
    }
    if (place.isElsewhere(logged)) {
      if (logged.record() instanceof Refused) {
        return; // what is elsewhere is no part of the trial's log
      }
      reject(
          logged,
          String.format(
              "it is in partition %d, but the trial's records are in partition %d; their key is the"
                  + " trial's id, and the producer's partitioner the default one (murmur2)",
              logged.partition(), place.partition()),
          out);
      return;
    }
    place = place.next(logged);
    int before = newest().version();
    read(logged, out);
    // Versions are made within a record, and learners are stored between two.
    if (storedEvery > 0 && newest().version() / storedEvery > before / storedEvery) {
      out.stored(stored());
    }
  }

  private void read(Logged logged, LiveOutput out) {
    actors.expire(place.time());
    waiting.expire(place.time()).forEach(steps -> complete(steps, out));
    if (isOver()) {
      return;
    }
    if (logged.record() instanceof Experience experience) {
      take(experience, logged, out);
    } else if (logged.record() instanceof DelayedReward reward) {
      take(reward, logged, out);
    } else if (logged.record() instanceof Command command) {
      take(command, logged, out);
    } else if (logged.record() instanceof Refused refused) {
      tally.rejected(refused.steps()); // its reader has told why
    }
  }

  private void take(Experience e, Logged logged, LiveOutput out) {
    Optional<String> objection = admission.objection(e, newest().version());
    if (objection.isPresent()) {
      reject(e, logged, objection.get(), out);
      return;
    }
    ActorHistory history = actors.seen(e.actor(), place.time());
    switch (history.deliver(e, logged.checksum())) {
      case DUPLICATE -> {
        tally.duplicate(e.steps());
        out.dropped(e, logged.offset(), "recorded before");
      }
      case TOO_LATE ->
          drop(new ArrivedSteps(e, logged.offset()), "too late to tell from a repetition", out);
      case CONTRADICTION ->
          reject(e, logged, "some of these steps were recorded before, and differently", out);
      case NEW -> {
        Optional<String> misread = admission.misreading(e, versions.get(e.version()));
        if (misread.isPresent()) {
          reject(e, logged, misread.get(), out);
        } else if (e.rewardsLater().length > 0) {
          waiting.add(new ArrivedSteps(e, logged.offset()), place.time());
          waiting.expire(place.time()).forEach(steps -> complete(steps, out));
        } else {
          complete(new ArrivedSteps(e, logged.offset()), out);
        }
      }
    }
  }

  private void take(DelayedReward reward, Logged logged, LiveOutput out) {
    Optional<String> objection = admission.objection(reward);
    if (objection.isPresent()) {
      reject(logged, objection.get(), out);
      return;
    }
    WaitingSteps.Joined joined = waiting.join(reward);
    if (!joined.known()) {
      reject(
          logged,
          String.format(
              "no step %d of episode %d of actor %s waits for a reward: it is unknown, has its reward,"
                  + " or has waited for too long (live.reward-wait)",
              reward.step(), reward.episode(), reward.actor()),
          out);
    }
    joined.complete().forEach(steps -> complete(steps, out));
  }

  /** Steps that have all their rewards. */
  private void complete(ArrivedSteps arrived, LiveOutput out) {
    Experience e = arrived.experience();
    ActorHistory history = actors.seen(e.actor(), place.time());
    Optional<RunningEpisode> whole = history.complete(e);
    whole.ifPresent(batch::ended);
    learnFrom(arrived, out);
    if (whole.isPresent()
        && !isOver()
        && versions.get(e.version()) != null
        && guard.fallen(whole.get().sum(), e.version())
        && versions.get(guard.bestVersion()) != null) {
      rollBack(guard.bestVersion(), out);
    }
  }

  private void learnFrom(ArrivedSteps arrived, LiveOutput out) {
    int most = original.hyperparameters().get(LiveParams.MAX_LAG);
    ArrivedSteps rest = arrived;
    while (rest != null) {
      int steps = rest.experience().steps();
      int lag = newest().version() - rest.experience().version();
      if (isOver() || course.frozen() || lag > most) {
        drop(rest, lag > most ? lag + " versions behind" : isOver() ? "over" : "frozen", out);
        return;
      }
      int room = batch.room();
      batch.add(steps > room ? rest.first(room) : rest, newest());
      rest = steps > room ? rest.without(room) : null;
      if (batch.room() == 0) {
        learn(out);
      }
    }
  }

  private void drop(ArrivedSteps arrived, String reason, LiveOutput out) {
    tally.stale(arrived.experience().steps());
    out.dropped(arrived.experience(), arrived.offset(), reason);
  }

  private void learn(LiveOutput out) {
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
    int lags = original.hyperparameters().get(LiveParams.MAX_LAG) + 1;
    publish(learned, -1, batch.arrived(), batch.lags(version, lags), out);
    batch.clear();
  }

  private void rollBack(int to, LiveOutput out) {
    batch.arrived().forEach(one -> drop(one, "gathered before a roll-back", out));
    batch.drop();
    Learned learned = learner.rollBack(versions.get(to).saved());
    publish(learned, to, List.of(), new long[0], out);
    guard.restart(newest().version());
  }

  private void publish(
      Learned learned, int rolledBackTo, List<ArrivedSteps> from, long[] lags, LiveOutput out) {
    PolicySnapshot policy = learned.snapshot();
    digest = DigestChain.next(digest, from, policy);
    versions.add(policy, learner.save(), guard.bestVersion());
    out.learned(learned);
    out.manifest(
        new Manifest(
            policy.trial(),
            policy.version(),
            rolledBackTo,
            from.stream().mapToLong(ArrivedSteps::offset).min().orElse(place.offset()),
            place.offset(),
            lags,
            tally.counts(waiting.steps()),
            digest,
            NativeBlas.kernels()));
    course.published(policy.version());
    release(out);
  }

  private void release(LiveOutput out) {
    out.release(course.release(original.id(), newest().version()));
  }

  private void take(Command command, Logged logged, LiveOutput out) {
    Optional<String> objection =
        switch (command.action()) {
          case FREEZE -> course.freeze(true);
          case THAW -> course.freeze(false);
          case SHARE -> course.share(command.share(), newest().version());
          case ROLL_BACK -> rollBack(command, out);
          case SET -> set(command);
        };
    if (objection.isPresent()) {
      reject(logged, Command.REFUSED + command.words() + ": " + objection.get(), out);
    } else if (command.action() != Command.Action.ROLL_BACK) {
      release(out);
    }
  }

  private Optional<String> rollBack(Command command, LiveOutput out) {
    if (versions.get(command.version()) == null) {
      return Optional.of(
          String.format(
              "version %d is not kept; those that are: %s", command.version(), versions.listed()));
    }
    rollBack(command.version(), out);
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

  private void reject(Experience e, Logged logged, String reason, LiveOutput out) {
    tally.rejected(e.steps());
    reject(logged, e + ": " + reason, out);
  }

  private static void reject(Logged logged, String reason, LiveOutput out) {
    out.rejected(
        new LiveRejection(logged.record().trial(), logged.partition(), logged.offset(), reason));
  }

  private StoredLearner stored() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      save(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return new StoredLearner(
        original.id(), newest().version(), place.offset() + 1, digest, bytes.toByteArray());
  }

  /** Writes everything that the next record is read with. */
  public void save(DataOutput out) throws IOException {
    place.save(out);
    tally.save(out);
    course.save(out);
    settings.save(out);
    guard.save(out);
    actors.save(out);
    waiting.save(out);
    versions.save(out);
    out.writeUTF(digest);
    Blocks.writeBytes(learner.save(), out);
    batch.save(out);
  }

  /** A learner that continues from what {@link #save} wrote for the same trial. */
  public static LiveLearner restored(
      Trial trial, Function<Trial, LearnerWorkspace> workspaces, DataInput in) throws IOException {
    LiveLearner learner = new LiveLearner(trial, workspaces);
    learner.restore(in);
    return learner;
  }

  private void restore(DataInput in) throws IOException {
    place = Place.restored(in);
    tally = StepTally.restored(in);
    course.restore(in);
    settings.restore(in);
    guard.restore(in);
    actors.restore(in);
    waiting.restore(original.id(), in);
    versions.restore(initial, in);
    digest = in.readUTF();
    byte[] learned = Blocks.readBytes(in);
    Trial trial = settings.trial();
    learner = Learner.restored(trial, workspaces.apply(trial), learned);
    batch.restore(original.id(), newest(), in);
  }
}

package org.sluice.learning.live;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.LiveRejection;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.live.log.Refused;
import org.sluice.learning.live.log.StepCounts;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;

/**
 * Learns a live trial from its log, record by record. What it makes is a function of the trial and
 * the records up to there, in their order: it looks at no clock but the log's, and draws no number
 * but from the trial's seed.
 *
 * <p>Values and log-probabilities are those of the policy that learns; importance weights relate
 * them to what the actors recorded. This class reads the log and decides which steps count; {@link
 * VersionMaker} makes versions of them.
 *
 * <p>Whatever a record says, it neither fails the learner nor makes it keep more than its
 * parameters allow. For one thread.
 */
public final class LiveLearner {

  private static final double MILLISECONDS = 1000;

  private final String id;
  private final Admission admission;
  private final Actors actors;
  private final WaitingSteps waiting;
  private final VersionMaker maker;
  private final Reading reading = new SoFar();
  private final int storedEvery;
  private Place place = Place.START;

  /** A learner that has read nothing. */
  public LiveLearner(Trial trial, Function<Trial, LearnerWorkspace> workspaces) {
    Hyperparameters values = trial.hyperparameters();
    this.id = trial.id();
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
    this.maker = new VersionMaker(trial, workspaces, workspace, evaluation);
    this.storedEvery = values.get(LiveParams.LEARNER_INTERVAL);
  }

  private static long milliseconds(double seconds) {
    return Math.round(MILLISECONDS * seconds);
  }

  /** What became of the steps in the log so far. */
  public StepCounts counts() {
    return maker.counts(waiting.steps());
  }

  /** The newest version. */
  public PolicySnapshot newest() {
    return maker.newest();
  }

  /** Actors that are remembered. */
  public int actors() {
    return actors.size();
  }

  /** The digest of all versions so far and what they were learned from. */
  public String digest() {
    return maker.digest();
  }

  /** Whether the trial has published its last version; nothing changes any more. */
  public boolean isOver() {
    return maker.isOver();
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
      maker.tally().rejected(refused.steps()); // its reader has told why
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
        maker.tally().duplicate(e.steps());
        out.dropped(e, logged.offset(), "recorded before");
      }
      case TOO_LATE ->
          maker.drop(
              new ArrivedSteps(e, logged.offset()), "too late to tell from a repetition", out);
      case CONTRADICTION ->
          reject(e, logged, "some of these steps were recorded before, and differently", out);
      case NEW -> {
        Optional<String> misread = admission.misreading(e, maker.kept(e.version()));
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
          DelayedReward.IGNORED
              + reward.words()
              + ": that step does not wait for it; its record is missing, it has its reward, or it"
              + " waited for longer than live.reward-wait",
          out);
    }
    joined.complete().forEach(steps -> complete(steps, out));
  }

  /** Steps that have all their rewards. */
  private void complete(ArrivedSteps arrived, LiveOutput out) {
    Experience e = arrived.experience();
    ActorHistory history = actors.seen(e.actor(), place.time());
    maker.take(arrived, history.complete(e), reading, out);
  }

  private void take(Command command, Logged logged, LiveOutput out) {
    maker
        .take(command, reading, out)
        .ifPresent(
            objection -> reject(logged, Command.REFUSED + command.words() + ": " + objection, out));
  }

  private void reject(Experience e, Logged logged, String reason, LiveOutput out) {
    maker.tally().rejected(e.steps());
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
        id, newest().version(), place.offset() + 1, digest(), bytes.toByteArray());
  }

  /** Writes everything that the next record is read with. */
  public void save(DataOutput out) throws IOException {
    place.save(out);
    maker.saveCourse(out);
    actors.save(out);
    waiting.save(out);
    maker.saveVersions(out);
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
    maker.restoreCourse(in);
    actors.restore(in);
    waiting.restore(id, in);
    maker.restoreVersions(in);
  }

  private final class SoFar implements Reading {

    @Override
    public long offset() {
      return place.offset();
    }

    @Override
    public long waitingSteps() {
      return waiting.steps();
    }
  }
}

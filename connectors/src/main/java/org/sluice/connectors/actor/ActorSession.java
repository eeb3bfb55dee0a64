package org.sluice.connectors.actor;

import java.util.function.Consumer;
import org.sluice.connectors.codec.ActorNames;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.env.Space;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.LiveRecord;
import org.sluice.learning.policy.Actor;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.records.EndMark;

/**
 * One actor: acts under the newest policy that it is to follow, and sends what happened. Numbers
 * are rounded to single precision before they are used, so that the learner computes with the same.
 * Acting allocates nothing. For one thread at a time.
 *
 * <p>A record ends with the episode, with the policy version, or after a number of steps.
 */
public final class ActorSession implements AutoCloseable {

  private static final int BYTE = 255;
  private static final long MICROS_PER_MILLI = 1000;

  private final String trial;
  private final String name;
  private final PolicyBoard board;
  private final Consumer<LiveRecord> out;
  private final int stepsPerRecord;
  private final Generator random;
  private final Decision decision = new Decision();

  /** What was made for the architecture that is followed at present. */
  private Policy policy;

  private Actor actor;
  private StepBuffer buffer;
  private ActingPolicy followed;
  private Space observations;
  private Box limits;
  private double[] observation = {};
  private double[] normalised = {};
  private double[] action = {};
  private double[] clipped = {};

  private Episode episode;
  private long lastEpisode;
  private long step;
  private boolean decided;
  private boolean later;

  /** The number of the buffer's first step. */
  private long firstStep;

  /**
   * @param out takes the records; never waits
   */
  ActorSession(
      String trial,
      String name,
      PolicyBoard board,
      Consumer<LiveRecord> out,
      int stepsPerRecord,
      long seed) {
    this.trial = trial;
    this.name = ActorNames.check(name);
    this.board = board;
    this.out = out;
    this.stepsPerRecord = stepsPerRecord;
    this.random = new Generator(seed);
  }

  /** The actor's name. */
  public String name() {
    return name;
  }

  /**
   * Begins an episode. One that was not finished stays so.
   *
   * @param first Not modified. The first observation, {@code [observationDim]}
   */
  public Episode begin(double[] first) {
    flush(EndMark.NONE);
    // Higher than those of this name before, in this process or an earlier one.
    lastEpisode = Math.max(lastEpisode + 1, System.currentTimeMillis() * MICROS_PER_MILLI);
    episode = new Episode(this, lastEpisode);
    step = 0;
    decided = false;
    observe(first);
    return episode;
  }

  /**
   * The reward of a step that {@link Episode#rewardLater} was said of.
   *
   * @param ofEpisode the episode's {@link Episode#number}
   * @param ofStep the step's number
   */
  public void reward(long ofEpisode, long ofStep, double reward) {
    float rounded = finite(reward, "the reward");
    boolean buffered = buffer != null && buffer.steps() > 0 && ofEpisode == lastEpisode;
    if (!(buffered
        && ofStep >= firstStep
        && buffer.complete((int) Math.min(ofStep - firstStep, Integer.MAX_VALUE), rounded))) {
      out.accept(new DelayedReward(trial, name, ofEpisode, ofStep, rounded));
    }
  }

  /** Sends the steps that no record has yet. */
  @Override
  public void close() {
    flush(EndMark.NONE);
    episode = null;
  }

  long step(Episode of) {
    checkCurrent(of);
    return step;
  }

  Decision act(Episode of) {
    checkCurrent(of);
    if (decided) {
      throw new IllegalStateException("the episode was not stepped after the last decision");
    }
    double[] fallback = board.fallback();
    if (fallback == null) {
      follow(board.policy(name));
      followed.statistics().normalise(observation, normalised);
      decision.logProbability = (float) actor.act(normalised, random, action);
      if (isFinite()) {
        decision.version = followed.version();
        decision.action = action;
        decision.applied = clip();
      } else {
        fallback = substitute();
      }
    }
    if (fallback != null) {
      flush(EndMark.NONE);
      decision.logProbability = Float.NaN;
      decision.version = -1;
      decision.action = fallback;
      decision.applied = fallback;
    }
    decided = true;
    later = false;
    return decision;
  }

  private double[] substitute() {
    double[] substitute = board.substitute();
    if (substitute == null) {
      throw new IllegalStateException(
          String.format(
              "version %d of trial %s gives an action that is not finite; give an action for such"
                  + " times with PolicyClient.hold",
              followed.version(), trial));
    }
    return substitute;
  }

  private boolean isFinite() {
    float zero = decision.logProbability * 0;
    for (double number : action) {
      zero += (float) number * 0;
    }
    return zero == 0;
  }

  private double[] clip() {
    if (limits == null) {
      return action;
    }
    for (int i = 0; i < action.length; i++) {
      clipped[i] = limits.clip(i, action[i]);
    }
    return clipped;
  }

  long rewardLater(Episode of) {
    checkDecided(of);
    later = true;
    return step;
  }

  void step(Episode of, double reward, double[] next, EndMark end) {
    checkDecided(of);
    float rounded = finite(reward, "the reward");
    checkObservation(next);
    if (!decision.isFallback()) {
      if (buffer.steps() == 0) {
        firstStep = step;
      }
      buffer.add(observation, action, decision.logProbability, rounded, later);
    }
    observe(next);
    decided = false;
    step++;
    if (end != EndMark.NONE || (buffer != null && buffer.isFull())) {
      flush(end);
    }
    if (end != EndMark.NONE) {
      episode = null;
    }
  }

  /** Takes over another version's numbers; what was done under the last is a record of its own. */
  private void follow(ActingPolicy next) {
    if (next == followed) {
      return;
    }
    flush(EndMark.NONE);
    if (next.policy() != policy) {
      prepare(next);
    }
    followed = null; // until all of it is taken over
    actor.setParameters(next.snapshot().policy());
    followed = next;
  }

  private void prepare(ActingPolicy next) {
    observations = next.observations();
    checkObservation(observation);
    limits = next.limits();
    policy = next.policy();
    actor = new Actor(policy);
    buffer = new StepBuffer(observations, policy.actionDim(), stepsPerRecord);
    normalised = new double[observations.size()];
    action = new double[policy.actionDim()];
    clipped = new double[policy.actionDim()];
  }

  private void flush(EndMark end) {
    if (buffer != null && buffer.steps() > 0) {
      out.accept(
          buffer.take(trial, name, lastEpisode, firstStep, followed.version(), observation, end));
    }
  }

  private void observe(double[] next) {
    checkObservation(next);
    if (observation.length != next.length) {
      observation = new double[next.length];
    }
    for (int i = 0; i < next.length; i++) {
      observation[i] = (float) next[i];
    }
  }

  private void checkObservation(double[] next) {
    if (observations != null && next.length != observations.size()) {
      throw new IllegalArgumentException(
          String.format(
              "an observation of trial %s has %d numbers, not %d",
              trial, observations.size(), next.length));
    }
    for (int i = 0; i < next.length; i++) {
      float rounded = finite(next[i], "a number of an observation");
      if (observations != null
          && observations.isBytes()
          && !(rounded >= 0 && rounded <= BYTE && rounded == (int) rounded)) {
        throw new IllegalArgumentException(
            String.format("number %d of an observation is %s, not a byte 0 … 255", i, rounded));
      }
    }
  }

  private static float finite(double number, String what) {
    float rounded = (float) number;
    if (!Float.isFinite(rounded)) {
      throw new IllegalArgumentException(
          what + " is " + number + ", which is no finite number in single precision");
    }
    return rounded;
  }

  private void checkDecided(Episode of) {
    checkCurrent(of);
    if (!decided) {
      throw new IllegalStateException("nothing was decided since the last step");
    }
  }

  private void checkCurrent(Episode of) {
    if (of != episode) {
      throw new IllegalStateException(
          "episode " + of.number() + " of actor " + name + " has ended or was left for another");
    }
  }
}

package org.sluice.jobs.live;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sluice.learning.live.LiveLearner;
import org.sluice.learning.live.LiveOutput;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.LiveRejection;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;

/** What an actor did, step by step, and what became of it: from the log alone. */
public final class Audit {

  private final String actor;
  private final List<Step> steps = new ArrayList<>();

  /** Positions in {@link #steps} of the steps of each record, by offset. */
  private final TreeMap<Long, Integer> firsts = new TreeMap<>();

  /**
   * One step.
   *
   * @param offset of its record in the log
   * @param time when the broker appended the record: milliseconds since 1970
   * @param episode the episode's number
   * @param number the step's number in the episode
   * @param version the policy version that acted
   * @param action as the policy drew it, {@code [actionDim]}
   * @param logProbability of the action, as it was recorded
   * @param reward as it was recorded
   * @param fate what became of it
   */
  public record Step(
      long offset,
      long time,
      long episode,
      long number,
      int version,
      float[] action,
      float logProbability,
      float reward,
      String fate) {

    private Step with(String other) {
      return new Step(
          offset, time, episode, number, version, action, logProbability, reward, other);
    }
  }

  /** The names that a message lists, at most. */
  private static final int MOST_NAMES = 20;

  private final SortedSet<String> others = new TreeSet<>();

  private Audit(String actor) {
    this.actor = actor;
  }

  /**
   * Follows an actor through a trial's log.
   *
   * @throws RunTopicsException if the log is not whole, or has no steps of the actor
   */
  public static List<Step> of(LiveRun run, Trial trial, String actor) {
    Audit audit = new Audit(actor);
    LiveLearner learner = new LiveLearner(trial, LearnerWorkspace::of);
    LiveOutput output = audit.new Fates();
    new ExperienceLog(run, trial)
        .read(
            0,
            logged -> {
              audit.add(logged);
              learner.take(logged, output);
            });
    if (audit.steps.isEmpty()) {
      throw new RunTopicsException(
          String.format(
              "the log of trial %s has no steps of actor %s; it has %s",
              trial.id(),
              actor,
              audit.others.isEmpty() ? "none of any" : "some of " + audit.others()));
    }
    return audit.steps;
  }

  private String others() {
    List<String> names = others.stream().limit(MOST_NAMES).toList();
    return String.join(", ", names) + (others.size() > MOST_NAMES ? ", …" : "");
  }

  private void add(Logged logged) {
    if (!(logged.record() instanceof Experience e)) {
      return;
    }
    if (!e.actor().equals(actor)) {
      if (others.size() <= MOST_NAMES) {
        others.add(e.actor());
      }
      return;
    }
    firsts.put(logged.offset(), steps.size());
    int actionDim = e.steps() == 0 ? 0 : e.transitions().actions().length / e.steps();
    float[] actions = e.transitions().actions();
    float[] logProbabilities = e.transitions().logProbabilities();
    for (int t = 0; t < e.steps(); t++) {
      float[] action = new float[actionDim];
      System.arraycopy(actions, t * actionDim, action, 0, actionDim);
      steps.add(
          new Step(
              logged.offset(),
              logged.time(),
              e.episode(),
              e.step() + t,
              e.version(),
              action,
              logProbabilities.length == 0 ? Float.NaN : logProbabilities[t],
              e.transitions().rewards()[t],
              "pending"));
    }
  }

  private void decide(Experience e, long offset, String fate) {
    Integer first = e.actor().equals(actor) ? firsts.get(offset) : null;
    if (first == null) {
      return;
    }
    long before = e.step() - steps.get(first).number();
    for (int t = 0; t < e.steps(); t++) {
      int position = first + (int) before + t;
      steps.set(position, steps.get(position).with(fate));
    }
  }

  private final class Fates implements LiveOutput {

    @Override
    public void used(Experience used, long offset, int version) {
      decide(used, offset, "learned from in version " + version);
    }

    @Override
    public void dropped(Experience dropped, long offset, String reason) {
      decide(dropped, offset, "not learned from: " + reason);
    }

    @Override
    public void rejected(LiveRejection rejection) {
      Integer first = firsts.get(rejection.offset());
      for (int i = first == null ? steps.size() : first; i < steps.size(); i++) {
        if (steps.get(i).offset() == rejection.offset()) {
          steps.set(i, steps.get(i).with("rejected: " + rejection.reason()));
        }
      }
    }

    @Override
    public void learned(Learned learned) {}

    @Override
    public void manifest(Manifest manifest) {}

    @Override
    public void release(Release release) {}
  }
}

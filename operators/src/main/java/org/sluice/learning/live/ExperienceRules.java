package org.sluice.learning.live;

import java.util.Arrays;
import java.util.Optional;
import org.sluice.env.Spaces;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Transitions;

/**
 * What holds for every experience of a live trial, whoever recorded it.
 *
 * @param spaces of the trial
 * @param batch steps of an iteration; a record has no more
 * @param rewardLimit the largest magnitude of a reward
 */
record ExperienceRules(Spaces spaces, int batch, double rewardLimit) {

  /** Names are kept for every actor. */
  private static final int LONGEST_NAME = 200;

  /** Why an experience can be none of the trial's; empty if it can. */
  Optional<String> objection(Experience e) {
    String objection = place(e);
    if (objection == null) {
      objection = shape(e);
    }
    if (objection == null) {
      objection = ends(e);
    }
    if (objection == null && !isFinite(e)) {
      objection = "a number that is not finite";
    }
    if (objection == null) {
      objection = rewards(e);
    }
    return Optional.ofNullable(objection);
  }

  /** Why a reward can be none of the trial's; empty if it can. */
  Optional<String> objection(DelayedReward reward) {
    return Float.isFinite(reward.reward())
        ? Optional.ofNullable(limit(reward.step(), reward.reward()))
        : Optional.of("a reward that is not finite");
  }

  /** Those that follow later have no reward here. */
  private String rewards(Experience e) {
    float[] rewards = e.transitions().rewards();
    for (int i = 0; i < rewards.length; i++) {
      String objection = limit(e.step() + i, rewards[i]);
      if (objection != null && Arrays.binarySearch(e.rewardsLater(), i) < 0) {
        return objection;
      }
    }
    return null;
  }

  private String limit(long step, float reward) {
    return Math.abs(reward) <= rewardLimit
        ? null
        : String.format(
            "the reward of step %d is %s, which is beyond ±%s (live.reward-limit)",
            step, reward, rewardLimit);
  }

  private static String place(Experience e) {
    if (e.actor().isEmpty() || e.actor().length() > LONGEST_NAME) {
      return String.format(
          "an actor's name has 1 … %d characters, not %,d", LONGEST_NAME, e.actor().length());
    }
    if (e.episode() < 0 || e.step() < 0 || e.step() > Long.MAX_VALUE - e.steps()) {
      return String.format("there is no step %d of episode %d", e.step(), e.episode());
    }
    return null;
  }

  private String shape(Experience e) {
    int steps = e.steps();
    if (steps < 1 || steps > batch) {
      return String.format("a record has 1 … %,d steps (batch), not %,d", batch, steps);
    }
    Transitions t = e.transitions();
    long observed = spaces.observations().size();
    long acted = spaces.actions().size();
    if (t.observations().size() != steps * observed
        || t.actions().length != steps * acted
        || t.logProbabilities().length != steps
        || t.ends().length != steps
        || t.nextObservation().size() != observed
        || t.finalObservations().size() != observed * t.truncated(steps)) {
      return String.format(
          "arrays that are not those of %d steps with log-probabilities, %d observed numbers and %d"
              + " acted",
          steps, observed, acted);
    }
    if (t.observations().isBytes() != spaces.observations().isBytes()) {
      return "observations in "
          + (t.observations().isBytes() ? "bytes, not floats" : "floats, not bytes");
    }
    int last = -1;
    for (int later : e.rewardsLater()) {
      if (later <= last || later >= steps) {
        return "rewardsLater must rise and be positions of the record's steps";
      }
      last = later;
    }
    return null;
  }

  private static String ends(Experience e) {
    byte[] ends = e.transitions().ends();
    for (int i = 0; i < ends.length; i++) {
      if (ends[i] < 0 || ends[i] >= EndMark.values().length) {
        return "end mark " + ends[i];
      }
      if (ends[i] != EndMark.NONE.code() && i < ends.length - 1) {
        return "an episode that ends before the record's last step";
      }
    }
    return null;
  }

  private static boolean isFinite(Experience e) {
    Transitions t = e.transitions();
    return t.observations().areFinite()
        && t.nextObservation().areFinite()
        && t.finalObservations().areFinite()
        && isFinite(t.actions())
        && isFinite(t.logProbabilities())
        && isFinite(t.rewards());
  }

  private static boolean isFinite(float[] numbers) {
    float zero = 0;
    for (float number : numbers) {
      zero += 0 * number; // not-a-number for infinities too
    }
    return zero == 0;
  }
}

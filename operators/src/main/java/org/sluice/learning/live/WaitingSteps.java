package org.sluice.learning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.records.Transitions;

/** Steps that wait for delayed rewards. */
final class WaitingSteps {

  private final long wait;
  private final int most;
  private final float otherwise;
  private final LinkedHashSet<Entry> byAge = new LinkedHashSet<>();
  private final Map<EpisodeKey, TreeMap<Long, Entry>> byStep = new HashMap<>();
  private long steps;

  private record EpisodeKey(String actor, long episode) {}

  /** Steps with what is known of their rewards. */
  private static final class Entry {
    final ArrivedSteps arrived;
    final float[] rewards;
    final boolean[] missing;
    final long deadline;
    int outstanding;

    Entry(ArrivedSteps arrived, float[] rewards, boolean[] missing, long deadline) {
      this.arrived = arrived;
      this.rewards = rewards;
      this.missing = missing;
      this.deadline = deadline;
      for (boolean one : missing) {
        outstanding += one ? 1 : 0;
      }
    }

    EpisodeKey key() {
      return new EpisodeKey(arrived.experience().actor(), arrived.experience().episode());
    }

    ArrivedSteps completed() {
      Experience e = arrived.experience();
      Transitions t = e.transitions();
      return new ArrivedSteps(
          new Experience(
              e.trial(),
              e.actor(),
              e.episode(),
              e.step(),
              e.version(),
              new Transitions(
                  t.observations(),
                  t.actions(),
                  t.logProbabilities(),
                  rewards,
                  t.ends(),
                  t.nextObservation(),
                  t.finalObservations()),
              new int[0]),
          arrived.offset());
    }
  }

  /**
   * @param wait milliseconds
   * @param most steps that may wait
   * @param otherwise the reward of a step whose own does not come in time
   */
  WaitingSteps(long wait, int most, float otherwise) {
    this.wait = wait;
    this.most = most;
    this.otherwise = otherwise;
  }

  /** Steps that wait. */
  long steps() {
    return steps;
  }

  /** Lets steps wait for their rewards. */
  void add(ArrivedSteps arrived, long time) {
    Experience e = arrived.experience();
    boolean[] missing = new boolean[e.steps()];
    for (int later : e.rewardsLater()) {
      missing[later] = true;
    }
    put(new Entry(arrived, e.transitions().rewards().clone(), missing, time + wait));
  }

  private void put(Entry entry) {
    byAge.add(entry);
    byStep
        .computeIfAbsent(entry.key(), key -> new TreeMap<>())
        .put(entry.arrived.experience().step(), entry);
    steps += entry.arrived.experience().steps();
  }

  /**
   * Takes the steps that have waited for too long, oldest first; missing rewards have the default.
   */
  List<ArrivedSteps> expire(long time) {
    List<ArrivedSteps> expired = new ArrayList<>();
    while (!byAge.isEmpty()) {
      Entry oldest = byAge.iterator().next();
      if (oldest.deadline >= time && steps <= most) {
        break;
      }
      for (int i = 0; i < oldest.rewards.length; i++) {
        if (oldest.missing[i]) {
          oldest.rewards[i] = otherwise;
        }
      }
      remove(oldest);
      expired.add(oldest.completed());
    }
    return expired;
  }

  /** What a reward led to. */
  record Joined(boolean known, List<ArrivedSteps> complete) {}

  /** Adds a reward to its step. */
  Joined join(DelayedReward reward) {
    TreeMap<Long, Entry> episode = byStep.get(new EpisodeKey(reward.actor(), reward.episode()));
    Map.Entry<Long, Entry> found = episode == null ? null : episode.floorEntry(reward.step());
    if (found == null) {
      return new Joined(false, List.of());
    }
    Entry entry = found.getValue();
    long position = reward.step() - found.getKey();
    if (position >= entry.missing.length || !entry.missing[(int) position]) {
      return new Joined(false, List.of());
    }
    entry.rewards[(int) position] = reward.reward();
    entry.missing[(int) position] = false;
    entry.outstanding--;
    if (entry.outstanding > 0) {
      return new Joined(true, List.of());
    }
    remove(entry);
    return new Joined(true, List.of(entry.completed()));
  }

  private void remove(Entry entry) {
    byAge.remove(entry);
    EpisodeKey key = entry.key();
    TreeMap<Long, Entry> episode = byStep.get(key);
    episode.remove(entry.arrived.experience().step());
    if (episode.isEmpty()) {
      byStep.remove(key);
    }
    steps -= entry.arrived.experience().steps();
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(byAge.size());
    for (Entry entry : byAge) {
      entry.arrived.save(out);
      out.writeLong(entry.deadline);
      for (int i = 0; i < entry.rewards.length; i++) {
        out.writeFloat(entry.rewards[i]);
        out.writeBoolean(entry.missing[i]);
      }
    }
  }

  void restore(String trial, DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      ArrivedSteps arrived = ArrivedSteps.restored(trial, in);
      long deadline = in.readLong();
      float[] rewards = new float[arrived.experience().steps()];
      boolean[] missing = new boolean[rewards.length];
      for (int t = 0; t < rewards.length; t++) {
        rewards[t] = in.readFloat();
        missing[t] = in.readBoolean();
      }
      put(new Entry(arrived, rewards, missing, deadline));
    }
  }
}

package org.sluice.jobs.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.sluice.env.Replayable;
import org.sluice.learning.imitation.Demonstration;
import org.sluice.learning.imitation.DemonstrationSink;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;

/** Writes the episodes of an expert as demonstrations; throws {@link UncheckedIOException}. */
public final class DemonstrationRecorder implements Watcher {

  private final DemonstrationSink sink;
  private final String task;
  private final String expert;
  private final long seed;
  private final long mostSteps;
  private final List<double[]> observations = new ArrayList<>();
  private final List<double[]> actions = new ArrayList<>();
  private final List<Double> rewards = new ArrayList<>();
  private long steps;

  /**
   * @param expert who acts, in words
   * @param mostSteps after which it is satisfied
   */
  public DemonstrationRecorder(
      DemonstrationSink sink, String task, String expert, long seed, long mostSteps) {
    this.sink = sink;
    this.task = task;
    this.expert = expert;
    this.seed = seed;
    this.mostSteps = mostSteps;
  }

  @Override
  public void see(int episode, int step, Replayable env, double[] observation) {
    observations.add(observation.clone());
  }

  @Override
  public void act(double[] action, double reward) {
    actions.add(action.clone());
    rewards.add(reward);
    steps++;
  }

  @Override
  public boolean isSatisfied() {
    return steps >= mostSteps;
  }

  @Override
  public void end(EndMark mark) {
    int taken = rewards.size();
    Demonstration demonstration =
        Demonstration.of(
            task,
            expert,
            seed,
            Observations.of(floats(observations.subList(0, taken))),
            floats(actions),
            floats(rewards.stream().map(reward -> new double[] {reward}).toList()),
            mark,
            Observations.of(floats(observations.subList(taken, taken + 1))));
    try {
      sink.write(demonstration);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    observations.clear();
    actions.clear();
    rewards.clear();
  }

  private static float[] floats(List<double[]> rows) {
    int width = rows.get(0).length;
    float[] all = new float[rows.size() * width];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) rows.get(i / width)[i % width];
    }
    return all;
  }

  /** The steps that were recorded. */
  public long steps() {
    return steps;
  }
}

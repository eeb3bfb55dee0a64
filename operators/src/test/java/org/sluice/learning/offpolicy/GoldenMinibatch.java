package org.sluice.learning.offpolicy;

import org.sluice.learning.golden.Golden;
import org.sluice.learning.replay.Minibatch;

/** Reads minibatches of reference numbers. */
public final class GoldenMinibatch {

  private GoldenMinibatch() {}

  /** The minibatch of a case or of one of its steps. */
  public static Minibatch of(Golden golden) {
    int rows = golden.array("rewards").length;
    double[] terminated = golden.has("terminated") ? golden.array("terminated") : new double[rows];
    double[] observations = golden.array("obs");
    double[] actions = golden.array("actions");
    Minibatch minibatch = new Minibatch(rows, observations.length / rows, actions.length / rows);
    fill(minibatch.observations, observations);
    fill(minibatch.actions, actions);
    fill(minibatch.rewards, golden.array("rewards"));
    fill(minibatch.nextObservations, golden.array("next_obs"));
    for (int i = 0; i < rows; i++) {
      minibatch.terminated[i] = terminated[i] == 1;
    }
    return minibatch;
  }

  private static void fill(double[] target, double[] numbers) {
    System.arraycopy(numbers, 0, target, 0, target.length);
  }
}

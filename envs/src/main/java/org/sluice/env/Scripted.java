package org.sluice.env;

/** A simulation with a controller that plays its task, as {@code env rollout} can run it. */
public interface Scripted extends Replayable {

  /**
   * A new controller; it may read this simulation's state as well as the observations.
   *
   * @param random where it draws its actions from, if it draws them
   */
  Controller controller(Generator random);
}

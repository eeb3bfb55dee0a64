package org.sluice.connectors.actor;

import org.sluice.learning.records.EndMark;

/**
 * An episode of an actor: it acts, is stepped, acts again, until it is terminated or truncated. One
 * that is left for another is not finished; its steps count all the same. For one thread.
 *
 * <p>Methods throw an {@link IllegalStateException} if they are called out of this order, and an
 * {@link IllegalArgumentException} for numbers that are not finite or too many or few.
 */
public final class Episode {

  private final ActorSession session;
  private final long number;

  Episode(ActorSession session, long number) {
    this.session = session;
    this.number = number;
  }

  /** Its number; an actor's later episodes have higher ones. */
  public long number() {
    return number;
  }

  /** The number of the next step, from 0. */
  public long step() {
    return session.step(this);
  }

  /**
   * Decides what to do about the latest observation.
   *
   * @throws NoPolicyException if the client has no policy yet, and no action for that time
   */
  public Decision act() {
    return session.act(this);
  }

  /**
   * Says that the reward of the step that was just decided will follow by {@link
   * ActorSession#reward}: the reward that the step itself is given does not count.
   *
   * @return the step's number
   */
  public long rewardLater() {
    return session.rewardLater(this);
  }

  /**
   * What came of the decision; the episode goes on.
   *
   * @param next Not modified. The observation after the step, {@code [observationDim]}
   */
  public void step(double reward, double[] next) {
    session.step(this, reward, next, EndMark.NONE);
  }

  /**
   * What came of the decision; the task has ended the episode, no reward can follow.
   *
   * @param last Not modified. The observation after the step, {@code [observationDim]}
   */
  public void terminate(double reward, double[] last) {
    session.step(this, reward, last, EndMark.TERMINATED);
  }

  /**
   * What came of the decision; the episode is cut here, though rewards would have followed.
   *
   * @param last Not modified. The observation after the step, {@code [observationDim]}
   */
  public void truncate(double reward, double[] last) {
    session.step(this, reward, last, EndMark.TRUNCATED);
  }
}

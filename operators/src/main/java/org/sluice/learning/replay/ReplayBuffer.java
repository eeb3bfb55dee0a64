package org.sluice.learning.replay;

import java.util.Arrays;
import org.sluice.env.Box;
import org.sluice.env.Generator;
import org.sluice.env.Space;
import org.sluice.env.Spaces;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Transitions;

/**
 * The latest transitions of a trial: a ring of primitive arrays, filled block by block. For one
 * thread.
 *
 * <p>A transition's row follows from its number since the trial began, so a buffer that is filled
 * again with the blocks that reach into it gives the same minibatches, bit for bit. The arrays grow
 * with the number of transitions, up to the capacity.
 */
public final class ReplayBuffer {

  private static final int FIRST_ROWS = 1024;

  private final int capacity;
  private final int actionDim;
  private final ObservationStore observations;
  private final ObservationStore nextObservations;
  private float[] actions = {};
  private float[] rewards = {};
  private boolean[] terminated = {};
  private long appended;

  /**
   * An empty buffer.
   *
   * @param capacity the most transitions that it keeps; 0 to keep none
   */
  public ReplayBuffer(int capacity, Spaces spaces) {
    this(capacity, spaces.observations(), spaces.actions().size());
  }

  private ReplayBuffer(int capacity, Space space, int actionDim) {
    this.capacity = capacity;
    this.actionDim = actionDim;
    this.observations = new ObservationStore(space.isBytes(), space.size());
    this.nextObservations = new ObservationStore(space.isBytes(), space.size());
  }

  /** A buffer that keeps nothing. */
  public static ReplayBuffer none() {
    return new ReplayBuffer(0, Box.unbounded(1), 1);
  }

  /** Whether it keeps anything. */
  public boolean keeps() {
    return capacity > 0;
  }

  /** The number of transitions that it has. */
  public int size() {
    return (int) Math.min(capacity, appended);
  }

  /** The number of transitions that it was ever given. */
  public long appended() {
    return appended;
  }

  /**
   * Skips transitions that have left the buffer, before the first block is appended again.
   *
   * @param before the number of transitions before the first block
   */
  public void startAt(long before) {
    if (appended != 0) {
      throw new IllegalStateException("the buffer has " + appended + " transitions already");
    }
    appended = before;
  }

  /** Appends an iteration's transitions, which replace the oldest ones. */
  public void append(ReplayBlock block) {
    if (!keeps()) {
      return;
    }
    grow((int) Math.min(capacity, appended + block.steps()));
    block.lanes().forEach(this::append);
  }

  private void append(Transitions lane) {
    int truncated = 0;
    int width = observations.width();
    for (int t = 0; t < lane.steps(); t++) {
      int row = (int) (appended++ % capacity);
      observations.put(row, lane.observations(), t * width);
      System.arraycopy(lane.actions(), t * actionDim, actions, row * actionDim, actionDim);
      rewards[row] = lane.rewards()[t];
      EndMark end = EndMark.ofCode(lane.ends()[t]);
      terminated[row] = end == EndMark.TERMINATED;
      if (end == EndMark.TRUNCATED) {
        nextObservations.put(row, lane.finalObservations(), truncated++ * width);
      } else if (t + 1 < lane.steps()) {
        nextObservations.put(row, lane.observations(), (t + 1) * width);
      } else {
        nextObservations.put(row, lane.nextObservation(), 0);
      }
    }
  }

  private void grow(int rows) {
    int held = rewards.length;
    if (rows <= held) {
      return;
    }
    int next = (int) Math.min(capacity, Math.max(rows, Math.max(FIRST_ROWS, 2L * held)));
    observations.grow(next);
    nextObservations.grow(next);
    actions = Arrays.copyOf(actions, next * actionDim);
    rewards = Arrays.copyOf(rewards, next);
    terminated = Arrays.copyOf(terminated, next);
  }

  /**
   * Draws transitions uniformly, with replacement.
   *
   * @param random the trial's
   * @param minibatch Modified. All its rows
   */
  public void sample(Generator random, Minibatch minibatch) {
    int size = size();
    if (size == 0) {
      throw new IllegalStateException("the replay buffer is empty");
    }
    for (int i = 0; i < minibatch.rows(); i++) {
      long number = appended - size + random.nextInt(size);
      int row = (int) (number % capacity);
      minibatch.numbers[i] = number;
      observations.get(row, minibatch.observations, i);
      nextObservations.get(row, minibatch.nextObservations, i);
      for (int j = 0; j < actionDim; j++) {
        minibatch.actions[i * actionDim + j] = actions[row * actionDim + j];
      }
      minibatch.rewards[i] = rewards[row];
      minibatch.terminated[i] = terminated[row];
    }
  }
}

package org.sluice.env.mujoco.roboschool;

import org.sluice.env.Generator;

/**
 * How often each of some tasks failed in its last 10 episodes; tasks that fail more are drawn more.
 * Numbers are kept in a part of an environment's memory: for each task its episodes, at most 10,
 * and their successes as bits, the latest in the lowest.
 */
final class FailureRates {

  private static final int REMEMBERED = 10;
  private static final int NUMBERS = 2;

  private final double[] memory;
  private final int from;
  private final int tasks;

  /**
   * @param memory Modified, from {@code from} on
   */
  FailureRates(double[] memory, int from, int tasks) {
    this.memory = memory;
    this.from = from;
    this.tasks = tasks;
  }

  /** How many numbers of the memory it needs. */
  static int size(int tasks) {
    return NUMBERS * tasks;
  }

  void forget() {
    for (int i = 0; i < size(tasks); i++) {
      memory[from + i] = 0;
    }
  }

  void add(int task, boolean success) {
    int at = from + NUMBERS * task;
    memory[at] = Math.min(REMEMBERED, memory[at] + 1);
    memory[at + 1] = ((int) memory[at + 1] << 1 | (success ? 1 : 0)) & (1 << REMEMBERED) - 1;
  }

  /** Draws a task with probability proportional to {@code 1 − successes / (1 + episodes)}. */
  int draw(Generator random) {
    double sum = 0;
    for (int task = 0; task < tasks; task++) {
      sum += rate(task);
    }
    double rest = random.uniform(0, sum);
    int task = 0;
    while (task + 1 < tasks && rest >= rate(task)) {
      rest -= rate(task++);
    }
    return task;
  }

  private double rate(int task) {
    int at = from + NUMBERS * task;
    return 1 - Integer.bitCount((int) memory[at + 1]) / (1 + memory[at]);
  }
}

package org.sluice.env.box2d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.EnvException;
import org.sluice.env.Generator;
import org.sluice.env.Registration;
import org.sluice.env.Replayable;
import org.sluice.env.Step;

/** Worlds are restored, rebuilt from their start, and independent of each other. */
class Box2dStateTest {

  private static final int THREADS = 4;

  static List<Registration> tasks() {
    return Box2dTasks.registrations();
  }

  /** Steps go on past the end, so that wrecks and sleepers are among the states. */
  @ParameterizedTest
  @MethodSource("tasks")
  void everyStateIsRestored(Registration task) {
    try (Replayable env = task.factory().get();
        Replayable other = task.factory().get()) {
      Step step = new Step(env.spec());
      for (int seed = 0; seed < 3; seed++) {
        env.reset(seed, step.observation);
        for (int i = 0; i < 20; i++) {
          play(env, 100 * seed + i, 17);
          byte[] snapshot = env.snapshot();
          other.restore(snapshot);
          assertThat(other.snapshot()).isEqualTo(snapshot);
          assertThat(play(other, i, 30)).isEqualTo(play(env, i, 30));
          assertThat(other.snapshot()).isEqualTo(env.snapshot());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void theGroundCanBeReadAndSet(Registration task) {
    try (Replayable env = task.factory().get();
        Replayable other = task.factory().get()) {
      double[] first = new double[env.spec().observationSpace().size()];
      double[] second = first.clone();
      env.reset(5, first);
      double[] start = env.state();
      play(env, 1, 20);
      assertThat(env.state()).isEqualTo(start);
      assertThat(start).hasSize(env.stateSize());

      other.resetTo(start, second);
      assertThat(second).isEqualTo(first);
      assertThat(other.state()).isEqualTo(start);

      byte[] before = other.snapshot();
      start[start.length - 1] = Double.NaN;
      assertThatThrownBy(() -> other.resetTo(start, second))
          .isInstanceOf(EnvException.class)
          .hasMessageContaining("state[" + (start.length - 1) + "] is NaN");
      assertThat(other.snapshot()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void threadsDoNotDisturbEachOther(Registration task)
      throws ExecutionException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<Double>>> played = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        played.add(threads.submit(() -> episodes(task)));
      }
      List<Double> alone = episodes(task);
      for (Future<List<Double>> each : played) {
        assertThat(each.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdown();
    }
  }

  private static List<Double> episodes(Registration task) {
    try (Replayable env = task.factory().get()) {
      double[] observation = new double[env.spec().observationSpace().size()];
      return LongStream.range(0, 10)
          .mapToObj(
              seed -> {
                env.reset(seed, observation);
                return play(env, seed, 150);
              })
          .toList();
    }
  }

  /** A number that all observations and rewards of some random steps enter. */
  private static double play(Replayable env, long seed, int steps) {
    Generator random = new Generator(seed);
    Step step = new Step(env.spec());
    double[] action = new double[env.spec().actionSpace().size()];
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      env.spec().actionSpace().sample(random, action);
      env.replay(action, step);
      sum = 0.9 * sum + step.reward;
      for (double value : step.observation) {
        sum = 0.9 * sum + value;
      }
    }
    return sum;
  }
}

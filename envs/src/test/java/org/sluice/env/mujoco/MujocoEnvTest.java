package org.sluice.env.mujoco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.EnvClosedException;
import org.sluice.env.Generator;
import org.sluice.env.Registration;
import org.sluice.env.Replayable;
import org.sluice.env.SnapshotMismatchException;
import org.sluice.env.Step;
import org.sluice.env.mujoco.gymnasium.GymnasiumTasks;
import org.sluice.env.registry.MujocoTasks;

/** Properties that the MuJoCo tasks share, beyond the contract of every environment. */
@Tag("mujoco")
class MujocoEnvTest {

  static Stream<Registration> tasks() {
    return MujocoTasks.registrations().stream();
  }

  private static Replayable make(String id) {
    return tasks().filter(t -> t.spec().id().equals(id)).findFirst().orElseThrow().factory().get();
  }

  /** Steps with random actions and sums what comes out, weighted, so that any bit shows. */
  private static double fingerprint(Replayable env, Generator random, int steps) {
    Step step = new Step(env.spec());
    double[] action = new double[env.spec().actionSpace().size()];
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      env.spec().actionSpace().sample(random, action);
      env.replay(action, step);
      sum += step.reward / (i + 1);
      for (int k = 0; k < step.observation.length; k++) {
        sum += step.observation[k] / (k + 1);
      }
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void restoredElsewhereTheFutureIsTheSame(Registration task) {
    try (Replayable env = task.factory().get();
        Replayable other = task.factory().get()) {
      double[] observation = new double[env.spec().observationSpace().size()];
      env.reset(7, observation);
      fingerprint(env, new Generator(1), 5);
      byte[] snapshot = env.snapshot();
      double expected = fingerprint(env, new Generator(2), 100);
      other.reset(8, observation);
      fingerprint(other, new Generator(3), 10);
      other.restore(snapshot);
      assertThat(other.snapshot()).isEqualTo(snapshot);
      assertThat(fingerprint(other, new Generator(2), 100)).isEqualTo(expected);
      assertThat(other.snapshot()).isEqualTo(env.snapshot());
    }
  }

  @Test
  void snapshotOfAnotherTaskIsRefusedAndChangesNothing() {
    try (Replayable humanoid = make("Humanoid-v4");
        Replayable standup = make("HumanoidStandup-v4")) {
      double[] observation = new double[humanoid.spec().observationSpace().size()];
      humanoid.reset(1, observation);
      standup.reset(1, observation);
      byte[] before = standup.snapshot();
      assertThatExceptionOfType(SnapshotMismatchException.class)
          .isThrownBy(() -> standup.restore(humanoid.snapshot()))
          .withMessageContaining("Humanoid-v4");
      assertThat(standup.snapshot()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void everyUseAfterCloseIsAnException(Registration task) {
    Replayable env = task.factory().get();
    Step step = new Step(env.spec());
    double[] action = new double[env.spec().actionSpace().size()];
    env.reset(0, step.observation);
    byte[] snapshot = env.snapshot();
    env.close();
    env.close();
    List<Runnable> uses =
        List.of(
            () -> env.reset(0, step.observation),
            () -> env.reset(step.observation),
            () -> env.resetTo(new double[env.stateSize()], step.observation),
            () -> env.step(action, step),
            () -> env.replay(action, step),
            env::snapshot,
            () -> env.restore(snapshot));
    for (Runnable use : uses) {
      assertThatExceptionOfType(EnvClosedException.class)
          .isThrownBy(use::run)
          .withMessageContaining(env.spec().id());
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void statesBeyondAllNumbersEndTheEpisodeInTheReferenceState(Registration task) {
    try (Replayable env = task.factory().get()) {
      Step step = new Step(env.spec());
      double[] action = new double[env.spec().actionSpace().size()];
      double[] reference = ((MujocoEnv) env).state.clone();
      for (double bad : new double[] {1e9, 1e12, Double.POSITIVE_INFINITY, Double.NaN}) {
        double[] state = Arrays.copyOf(reference, env.stateSize());
        state[reference.length - 1] = bad;
        state[((MujocoEnv) env).positionSize] = bad;
        env.resetTo(state, step.observation);
        env.step(action, step);
        assertThat(step.observation).doesNotContain(Double.NaN, bad, -bad);
        assertThat(step.reward).isFinite();
        if (Math.abs(bad) <= 1e9) {
          continue;
        }
        assertThat(step.terminated).isTrue();
        assertThat(step.reason).contains("NaN or beyond 1e10");
        assertThat(step.reward).isZero();
        assertThat(((MujocoEnv) env).state).containsExactly(reference);
      }
    }
  }

  @Test
  void threadsShareAModelAndNothingElse() throws ExecutionException, InterruptedException {
    Callable<Double> episode =
        () -> {
          try (Replayable env = make("Humanoid-v4")) {
            env.reset(5, new double[env.spec().observationSpace().size()]);
            return fingerprint(env, new Generator(6), 100);
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Double>> results = threads.invokeAll(List.of(episode, episode));
      assertThat(results.get(0).get()).isEqualTo(results.get(1).get());
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void firstStatesKeepTheirDistances() {
    for (Registration task : GymnasiumTasks.registrations()) {
      try (Replayable env = task.factory().get()) {
        double[] reference = ((MujocoEnv) env).state.clone();
        double[] observation = new double[env.spec().observationSpace().size()];
        env.reset(3, observation);
        double[] first = ((MujocoEnv) env).state;
        assertThat(first).as(env.spec().id()).isNotEqualTo(reference);
        // Six deviations of the widest noise, 0.1; the target of Reacher moves by up to 0.3.
        assertThat(first).as(env.spec().id()).containsExactly(reference, within(0.6));
      }
    }
  }
}

package org.sluice.env.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Env;
import org.sluice.env.EnvClosedException;
import org.sluice.env.EnvException;
import org.sluice.env.EnvSpec;
import org.sluice.env.EpisodeEndedException;
import org.sluice.env.InvalidActionException;
import org.sluice.env.SnapshotMismatchException;
import org.sluice.env.Step;
import org.sluice.env.Task;
import org.sluice.env.wrapper.TimeLimit;

/** The contract of {@link Env}, for every registered environment. */
class EnvContractTest {

  private static final int STEPS = 100;
  private static final long SEED = 3;

  /** Where neither the start nor a step is random. */
  private static final Set<String> WITHOUT_RANDOMNESS =
      Set.of(
          "CorrelatedBandit-v0",
          "BimodalBandit-v0",
          "TwoEndpoint-v0",
          "NChain-v0",
          "NChain-v0+length=100");

  static Stream<String> names() {
    return Subjects.all().keySet().stream();
  }

  @Test
  void everyTaskWithParametersIsAlsoTestedWithOthersThanTheDefaults() {
    Set<String> tested =
        Subjects.specs().stream()
            .filter(spec -> !Task.split(spec.id()).values().isEmpty())
            .map(spec -> Task.split(spec.id()).id())
            .collect(Collectors.toSet());
    for (EnvSpec spec : Subjects.specs()) {
      String id = Task.split(spec.id()).id();
      assertThat(Envs.parameters(id).isEmpty() || tested.contains(id))
          .as("%s has parameters; Subjects needs an example", id)
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void equalSeedsGiveEqualEpisodes(String name) {
    long first = withEnv(name, env -> Play.start(env, SEED).checksum(STEPS));
    long second =
        withEnv(
            name,
            env -> {
              // A past must not show through the seed.
              Play.start(env, SEED + 1).checksum(STEPS / 2);
              return Play.start(env, SEED).checksum(STEPS);
            });
    assertThat(second).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("names")
  void otherSeedsGiveOtherStarts(String name) {
    try (Env env = Subjects.make(name)) {
      double[] first = new double[env.spec().observationSpace().size()];
      double[] second = first.clone();
      double[] third = first.clone();
      env.reset(SEED, first);
      env.reset(second);
      env.reset(SEED + 1, third);
      if (WITHOUT_RANDOMNESS.contains(name)) {
        assertThat(third).containsExactly(first);
        assertThat(second).containsExactly(first);
      } else {
        assertThat(third).isNotEqualTo(first);
        assertThat(second).isNotEqualTo(first);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aRestoredSnapshotGoesOnAsBefore(String name) {
    try (Env env = Subjects.make(name);
        Env other = Subjects.make(name)) {
      Play.start(env, SEED).checksum(STEPS);
      byte[] snapshot = env.snapshot();
      long expected = new Play(env, SEED).checksum(STEPS);
      byte[] end = env.snapshot();

      env.restore(snapshot);
      assertThat(env.snapshot()).isEqualTo(snapshot);
      assertThat(new Play(env, SEED).checksum(STEPS)).isEqualTo(expected);
      assertThat(env.snapshot()).isEqualTo(end);

      other.restore(snapshot);
      assertThat(new Play(other, SEED).checksum(STEPS)).isEqualTo(expected);
      assertThat(other.snapshot()).isEqualTo(end);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aSnapshotKnowsWhetherAnEpisodeRuns(String name) {
    try (Env env = Subjects.make(name);
        Env other = Subjects.make(name)) {
      byte[] fresh = env.snapshot();
      Play play = Play.start(other, SEED);
      other.restore(fresh);
      assertThatThrownBy(play::step).isInstanceOf(EpisodeEndedException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aSnapshotIsSmall(String name) {
    try (Env env = Subjects.make(name)) {
      Play.start(env, SEED).checksum(STEPS);
      assertThat(env.snapshot().length).isLessThan(8 * 1024);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void valuesStayInTheirSpaces(String name) {
    try (Env env = Subjects.make(name)) {
      Play play = Play.start(env, SEED);
      assertObservation(env, play.reset());
      for (int i = 0; i < STEPS; i++) {
        Step step = play.step();
        assertThat(env.spec().actionSpace().contains(play.action())).isTrue();
        assertObservation(env, step.observation);
        assertThat(step.reward).isFinite();
        if (step.ended()) {
          assertObservation(env, play.reset());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void theTimeLimitTruncatesExactlyThere(String name) {
    try (Env env = Subjects.make(name)) {
      int limit = env.spec().timeLimit();
      Play play = Play.start(env, SEED);
      int steps = 1;
      while (!play.step().ended()) {
        steps++;
      }
      Step last = play.last();
      assertThat(last.truncated).isEqualTo(limit > 0 && steps == limit);
      assertThat(last.terminated || steps == limit).isTrue();
      assertThatThrownBy(play::step).isInstanceOf(EpisodeEndedException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aShorterLimitTruncatesFirst(String name) {
    try (Env env = new TimeLimit(Subjects.make(name), 3)) {
      Play play = Play.start(env, SEED);
      int steps = 1;
      while (!play.step().ended()) {
        steps++;
      }
      assertThat(play.last().truncated).isEqualTo(steps == 3);
      assertThat(play.last().terminated || steps == 3).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void impossibleActionsAreRefusedAndChangeNothing(String name) {
    try (Env env = Subjects.make(name)) {
      int size = env.spec().actionSpace().size();
      Play play = Play.start(env, SEED);
      byte[] before = env.snapshot();
      double[][] impossible = {
        new double[size + 1],
        new double[size - 1],
        filled(size, Double.NaN),
        filled(size, Double.POSITIVE_INFINITY),
        filled(size, Double.NEGATIVE_INFINITY)
      };
      for (double[] action : impossible) {
        assertThatThrownBy(() -> env.step(action, play.last()))
            .isInstanceOf(InvalidActionException.class)
            .hasMessageContaining(env.spec().id());
        assertThat(env.snapshot()).isEqualTo(before);
      }
      play.step();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void wrongBuffersAreRefusedAndChangeNothing(String name) {
    try (Env env = Subjects.make(name)) {
      Play play = Play.start(env, SEED);
      byte[] before = env.snapshot();
      double[] wrong = new double[env.spec().observationSpace().size() + 1];
      assertThatThrownBy(() -> env.reset(SEED + 1, wrong)).isInstanceOf(EnvException.class);
      assertThatThrownBy(() -> env.reset(wrong)).isInstanceOf(EnvException.class);
      assertThat(env.snapshot()).isEqualTo(before);
      play.step();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aStepNeedsAnEpisode(String name) {
    try (Env env = Subjects.make(name)) {
      Play play = new Play(env, SEED);
      assertThatThrownBy(play::step)
          .isInstanceOf(EpisodeEndedException.class)
          .hasMessageContaining("reset");
      play.reset();
      while (!play.step().ended()) {}
      assertThatThrownBy(play::step).isInstanceOf(EpisodeEndedException.class);
      play.reset();
      play.step();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void otherBytesAreRefusedAndChangeNothing(String name) {
    try (Env env = Subjects.make(name);
        Env stranger = Envs.make(name.equals("CartPole-v1") ? "Pendulum-v1" : "CartPole-v1")) {
      Play play = Play.start(env, SEED);
      byte[] good = env.snapshot();
      for (int i = 0; i < good.length; i += 7) {
        byte[] flipped = good.clone();
        flipped[i] ^= 0x10;
        assertRefused(env, flipped);
      }
      for (int length = 0; length < good.length; length += 5) {
        assertRefused(env, Arrays.copyOf(good, length));
      }
      assertRefused(env, Arrays.copyOf(good, good.length + 1));
      assertRefused(env, stranger.snapshot());
      assertThat(env.snapshot()).isEqualTo(good);
      play.step();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void nothingWorksAfterClosing(String name) {
    Env env = Subjects.make(name);
    Play play = Play.start(env, SEED);
    while (!play.step().ended()) {}
    byte[] snapshot = env.snapshot();
    env.close();
    env.close();
    double[] observation = new double[env.spec().observationSpace().size()];
    assertThatThrownBy(play::step).isInstanceOf(EnvClosedException.class);
    assertThatThrownBy(() -> env.reset(observation)).isInstanceOf(EnvClosedException.class);
    assertThatThrownBy(() -> env.reset(SEED, observation)).isInstanceOf(EnvClosedException.class);
    assertThatThrownBy(env::snapshot).isInstanceOf(EnvClosedException.class);
    assertThatThrownBy(() -> env.restore(snapshot)).isInstanceOf(EnvClosedException.class);
  }

  /**
   * The virtual machine itself allocates a few hundred bytes now and then when it links or
   * compiles, for longer on a busy machine; so one round of many must be without. A step that
   * allocates does so in each.
   */
  @ParameterizedTest
  @MethodSource("names")
  void steppingAllocatesNothing(String name) {
    try (Env env = Subjects.make(name)) {
      Play play = Play.start(env, SEED);
      play.checksum(1_000);
      long fewest = Long.MAX_VALUE;
      for (int round = 0; round < 30 && fewest > 0; round++) {
        fewest = Math.min(fewest, bytesAllocatedIn(play, 2_000));
      }
      assertThat(fewest).isZero();
    }
  }

  private static long bytesAllocatedIn(Play play, int steps) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    for (int i = 0; i < steps; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      Step step = play.step();
      allocated += threads.getCurrentThreadAllocatedBytes() - before;
      if (step.ended()) {
        play.reset();
      }
    }
    return allocated;
  }

  private static long withEnv(String name, ToLongFunction<Env> use) {
    try (Env env = Subjects.make(name)) {
      return use.applyAsLong(env);
    }
  }

  private static void assertObservation(Env env, double[] observation) {
    assertThat(env.spec().observationSpace().contains(observation))
        .as(() -> Arrays.toString(observation))
        .isTrue();
    assertThat(Arrays.stream(observation).allMatch(Double::isFinite)).isTrue();
  }

  private static void assertRefused(Env env, byte[] bytes) {
    assertThatThrownBy(() -> env.restore(bytes)).isInstanceOf(SnapshotMismatchException.class);
  }

  private static double[] filled(int size, double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }
}

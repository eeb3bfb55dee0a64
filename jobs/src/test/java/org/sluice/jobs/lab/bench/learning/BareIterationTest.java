package org.sluice.jobs.lab.bench.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.ml.param.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.algorithm.DescribedAlgorithm;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.algorithm.Sweeps.Sweep;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.targets.Gae;
import org.sluice.learning.targets.Targets;
import org.sluice.learning.trial.Trainable;
import org.sluice.learning.value.ValueNetwork;

class BareIterationTest {

  static Stream<LearningCase> algorithms() {
    return Algorithms.all().stream()
        .filter(algorithm -> algorithm.dataKey().isEmpty())
        .filter(algorithm -> algorithm.parameterDeviation(new Hyperparameters()) == 0)
        .map(BareIterationTest::smallest);
  }

  /** On Pendulum or, if its actions must be discrete, on CartPole. */
  private static LearningCase smallest(Algorithm algorithm) {
    String environment =
        Trainable.policies(algorithm, "Pendulum-v1").isEmpty() ? "CartPole-v1" : "Pendulum-v1";
    return new LearningCase(
        algorithm.word(),
        Trainable.policies(algorithm, environment).get(0),
        environment,
        algorithm.replayCapacity().isPresent() ? 4 : 320);
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void everyAlgorithmDeclaresItsSweeps(LearningCase kind) {
    assertThatCode(
            () -> {
              try (BareIteration bare = new BareIteration(kind, kind.chosenAlgorithm())) {
                bare.run(2);
              }
            })
        .doesNotThrowAnyException();
  }

  @Test
  void eachCandidateOfALineSearchIsASweep() {
    LearningCase kind = new LearningCase("trpo", "gaussian", "Pendulum-v1", 320);
    Hyperparameters values = kind.trial().hyperparameters();
    Algorithm trpo = kind.chosenAlgorithm();
    assertThat(count(trpo.sweeps(values, 7), Sweep.FORWARD))
        .isEqualTo(count(trpo.sweeps(values, 1), Sweep.FORWARD) + 6);
  }

  private static int count(List<Sweeps> sweeps, Sweep sweep) {
    return sweeps.stream()
        .mapToInt(
            some -> some.times() * (int) some.sequence().stream().filter(sweep::equals).count())
        .sum();
  }

  @Test
  void anAlgorithmThatDeclaresNoneIsRefused() {
    LearningCase kind = new LearningCase("trpo", "gaussian", "Pendulum-v1", 320);
    assertThatThrownBy(() -> new BareIteration(kind, new Undeclared()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "undeclared cannot be compared with its matrix products: "
                + Undeclared.class.getName()
                + ".sweeps declares none");
  }

  /** An algorithm that declares no sweeps. */
  private static final class Undeclared extends DescribedAlgorithm {

    Undeclared() {
      super("undeclared", "Undeclared", "Says nothing of its sweeps.");
    }

    @Override
    public List<Param<?>> parameters() {
      return List.of();
    }

    @Override
    public Targets targets(Hyperparameters values) {
      return Gae.of(values);
    }

    @Override
    public List<Metric> metrics() {
      return List.of();
    }

    @Override
    public Workspace workspace(Policy policy, ValueNetwork valueNetwork, Hyperparameters values) {
      throw new UnsupportedOperationException();
    }
  }
}

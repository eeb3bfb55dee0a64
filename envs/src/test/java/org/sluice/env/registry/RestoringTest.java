package org.sluice.env.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Box;
import org.sluice.env.Env;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Step;
import org.sluice.env.VectorStateEnv;

class RestoringTest {

  @ParameterizedTest
  @ValueSource(strings = {"Pendulum-v1", "CartPole-v1", "Bricks-v0"})
  void environmentsOfThisBuildReturnToEarlierStates(String id) {
    try (Env env = Envs.make(id)) {
      assertThat(Restoring.problem(env)).isEmpty();
    }
  }

  @Test
  void aStateThatIsNotSavedIsFound() {
    try (Env env = new Forgetful()) {
      assertThat(Restoring.problem(env))
          .contains("Forgetful-v0 continues differently after its state has been restored");
    }
  }

  @Test
  void anEnvironmentThatSavesNothingSaysSo() {
    try (Env env = machine(Envs.make("Pendulum-v1"))) {
      assertThat(Restoring.problem(env))
          .contains(
              "Pendulum-v1 cannot restore its state: java.lang.UnsupportedOperationException: it is"
                  + " a machine");
    }
  }

  private static Env machine(Env env) {
    return (Env)
        Proxy.newProxyInstance(
            Env.class.getClassLoader(),
            new Class<?>[] {Env.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("snapshot")) {
                throw new UnsupportedOperationException("it is a machine");
              }
              return method.invoke(env, arguments);
            });
  }

  /** Counts on where it should begin again. */
  private static final class Forgetful extends VectorStateEnv {

    private int steps;

    private Forgetful() {
      super(
          new EnvSpec(
              "Forgetful-v0",
              Box.unbounded(1),
              Box.uniform(1, -1, 1),
              0,
              OptionalDouble.empty(),
              1,
              "a test"),
          1);
    }

    @Override
    protected void initialise(Generator random) {}

    @Override
    protected void observe(double[] observation) {
      observation[0] = steps;
    }

    @Override
    protected void advance(double[] action, Step step) {
      steps++;
    }
  }
}

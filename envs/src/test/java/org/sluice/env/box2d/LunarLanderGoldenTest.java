package org.sluice.env.box2d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jbox2d.collision.shapes.MassData;
import org.jbox2d.dynamics.Body;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Step;
import org.sluice.env.Task;

/**
 * Episodes of Gymnasium, replayed from their start with the recorded draws. Bodies, observations
 * and rewards stay within rounding of the recorded ones to the end, through landings and crashes.
 */
class LunarLanderGoldenTest {

  private static final double TOLERANCE = 1e-3;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "heuristic_seed0",
        "heuristic_seed1",
        "heuristic_seed2",
        "uniform_seed0",
        "uniform_seed1",
        "uniform_seed2",
        "zero_seed0",
        "zero_seed1"
      })
  void replaysGymnasium(String name) {
    JsonNode recording = Recordings.read("LunarLanderContinuous_" + name);
    LunarLanderEnv env = new LunarLanderContinuous(Task.of(LunarLanderContinuous.ID));
    Step step = new Step(env.spec());
    env.resetTo(start(recording), step.observation);
    assertClose(step.observation, recording.get("obs_after_reset"));
    assertBodies(env, recording.get("bodies_after_reset"));
    int t = 0;
    double total = 0;
    for (JsonNode recorded : recording.get("steps")) {
      double[] draws = Recordings.numbers(recorded.get("dispersion_draws"));
      env.replay(Recordings.numbers(recorded.get("a")), draws, step);
      assertClose(step.observation, recorded.get("obs"));
      assertThat(step.terminated).as("step %d", t).isEqualTo(recorded.get("term").asBoolean());
      if (recorded.has("bodies")) {
        assertBodies(env, recorded.get("bodies"));
      }
      total += step.reward;
      t++;
    }
    assertThat(total).isCloseTo(recording.get("return").asDouble(), within(0.1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void bodiesHaveTheMassOfBox2d(int i) {
    LunarLanderEnv env = new LunarLanderContinuous(Task.of(LunarLanderContinuous.ID));
    env.reset(1, new double[8]);
    JsonNode expected = Recordings.read("LunarLanderContinuous_zero_seed0").get("mass_data").get(i);
    assertMass(env.scene().bodies().get(i), expected);
  }

  static void assertMass(Body body, JsonNode expected) {
    MassData mass = new MassData();
    body.getMassData(mass);
    assertThat((double) mass.mass).isCloseTo(expected.get("mass").asDouble(), within(1e-6));
    assertThat((double) mass.I).isCloseTo(expected.get("I_about_origin").asDouble(), within(1e-6));
    double[] centre = Recordings.numbers(expected.get("center"));
    assertThat((double) mass.center.x).isCloseTo(centre[0], within(1e-7));
    assertThat((double) mass.center.y).isCloseTo(centre[1], within(1e-7));
  }

  private static double[] start(JsonNode recording) {
    return Stream.of(
            Recordings.numbers(recording.get("heights_drawn")),
            Recordings.numbers(recording.get("initial_force")),
            Recordings.numbers(recording.get("reset_step_dispersion_draws")))
        .flatMapToDouble(DoubleStream::of)
        .toArray();
  }

  private static void assertBodies(Box2dEnv env, JsonNode recorded) {
    for (int i = 0; i < recorded.size(); i++) {
      Body body = env.scene().bodies().get(i);
      assertClose(
          new double[] {
            body.getPosition().x,
            body.getPosition().y,
            body.getAngle(),
            body.getLinearVelocity().x,
            body.getLinearVelocity().y,
            body.getAngularVelocity()
          },
          recorded.get(i));
    }
  }

  private static void assertClose(double[] actual, JsonNode recorded) {
    assertThat(actual).containsExactly(Recordings.numbers(recorded), within(TOLERANCE));
  }
}

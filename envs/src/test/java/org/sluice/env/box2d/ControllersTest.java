package org.sluice.env.box2d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.env.Controller;
import org.sluice.env.Generator;
import org.sluice.env.Scripted;
import org.sluice.env.Task;

/** The controllers choose what Gymnasium's chose after the same observations. */
class ControllersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LunarLanderContinuous_heuristic_seed0",
        "LunarLanderContinuous_heuristic_seed1",
        "LunarLanderContinuous_heuristic_seed2",
        "BipedalWalker_heuristic_seed0",
        "BipedalWalker_heuristic_seed1",
        "BipedalWalker_heuristic_seed2",
        "BipedalWalkerHardcore_heuristic_seed0",
        "BipedalWalkerHardcore_heuristic_seed1"
      })
  void actAsGymnasiumDid(String name) {
    JsonNode recording = Recordings.read(name);
    Scripted env =
        name.startsWith("Lunar")
            ? new LunarLanderContinuous(Task.of(LunarLanderContinuous.ID))
            : new BipedalWalker();
    Controller controller = env.controller(new Generator(0));
    controller.begin();
    double[] action = new double[env.spec().actionSpace().size()];
    double[] observation = Recordings.numbers(recording.get("obs_after_reset"));
    for (JsonNode recorded : recording.get("steps")) {
      controller.act(observation, action);
      assertThat(action).containsExactly(Recordings.numbers(recorded.get("a")), within(1e-5));
      observation = Recordings.numbers(recorded.get("obs"));
    }
  }
}

package org.sluice.env.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Controller;
import org.sluice.env.EnvException;
import org.sluice.env.Generator;
import org.sluice.env.Registration;
import org.sluice.env.Step;
import org.sluice.env.pixel.console.PixelGame;

/** What all games share, and one episode of each player in each. */
class PixelGamesTest {

  private static final int REDUCED = 52 * 40;

  static Stream<String> games() {
    return PixelTasks.registrations().stream().map(task -> task.spec().id());
  }

  private static PixelGame game(String id) {
    return PixelTasks.registrations().stream()
        .filter(task -> task.spec().id().equals(id))
        .map(Registration::factory)
        .map(factory -> (PixelGame) factory.get())
        .findFirst()
        .orElseThrow();
  }

  /** The numbers of docs/pixel-games.md come from the same players over 40 episodes. */
  @ParameterizedTest
  @CsvFileSource(resources = "episodes.csv", useHeadersInDisplayName = true)
  void playersEarnWhatTheyDid(
      String id,
      int still,
      int stillSteps,
      int random,
      int randomSteps,
      int scripted,
      int scriptedSteps,
      int draws,
      String picture) {
    Match first = Match.still(game(id));
    assertThat(first.total()).isEqualTo(still);
    assertThat(first.steps()).isEqualTo(stillSteps);
    Match second = Match.random(game(id));
    assertThat(second.total()).isEqualTo(random);
    assertThat(second.steps()).isEqualTo(randomSteps);
    Match third = Match.scripted(game(id));
    assertThat(third.total()).isEqualTo(scripted);
    assertThat(third.steps()).isEqualTo(scriptedSteps);
    assertThat(third.draws()).as("draws").isEqualTo(draws);
    assertThat(third.picture()).as("last picture").isEqualTo(picture);
  }

  /** A serve draws two numbers, the first serve one more. */
  @Test
  void paddleDrawsOnlyForServes() {
    PixelGame game = game("Paddle-v0");
    Match match = Match.scripted(game);
    double[] state = game.state();
    int points = (int) (state[6] + state[7]);
    assertThat(Math.max(state[6], state[7])).isEqualTo(21);
    assertThat(match.draws()).isEqualTo(1 + 2 * points);
  }

  /** Each of five serves draws three numbers. */
  @Test
  void bricksDrawsOnlyForServes() {
    assertThat(Match.random(game("Bricks-v0")).draws()).isEqualTo(5 * 3);
  }

  @ParameterizedTest
  @MethodSource("games")
  void theObservationIsTheRoundedMeanOfBlocks(String id) {
    PixelGame game = game(id);
    Step step = new Step(game.spec());
    Generator random = new Generator(2);
    double[] action = new double[1];
    game.reset(2, step.observation);
    for (int i = 0; i < 4; i++) {
      assertThat(picture(step, i)).isEqualTo(reducedSlowly(game.picture()));
    }
    double[] before = step.observation.clone();
    for (int i = 0; i < 200; i++) {
      game.spec().actionSpace().sample(random, action);
      game.step(action, step);
      assertThat(picture(step, 3)).isEqualTo(reducedSlowly(game.picture()));
      assertThat(Arrays.copyOf(step.observation, 3 * REDUCED))
          .isEqualTo(Arrays.copyOfRange(before, REDUCED, 4 * REDUCED));
      before = step.observation.clone();
      if (step.terminated) {
        game.reset(step.observation);
        before = step.observation.clone();
      }
    }
  }

  private static double[] picture(Step step, int number) {
    return Arrays.copyOfRange(step.observation, number * REDUCED, (number + 1) * REDUCED);
  }

  private static double[] reducedSlowly(byte[] pixels) {
    double[] reduced = new double[REDUCED];
    for (int row = 0; row < 208; row++) {
      for (int column = 0; column < 160; column++) {
        reduced[row / 4 * 40 + column / 4] += Byte.toUnsignedInt(pixels[row * 160 + column]);
      }
    }
    for (int i = 0; i < REDUCED; i++) {
      reduced[i] = Math.floor((reduced[i] + 8) / 16);
    }
    return reduced;
  }

  @ParameterizedTest
  @MethodSource("games")
  void aRestoredGameGoesOnAsBefore(String id) {
    PixelGame game = game(id);
    PixelGame other = game(id);
    Controller player = game.controller(new Generator(0));
    Step step = new Step(game.spec());
    Step same = new Step(game.spec());
    double[] action = new double[1];
    game.reset(3, step.observation);
    for (int i = 0; i < 100; i++) {
      player.act(step.observation, action);
      game.step(action, step);
    }
    other.restore(game.snapshot());
    assertThat(other.state()).isEqualTo(game.state());
    for (int i = 0; i < 60; i++) {
      player.act(step.observation, action);
      game.step(action, step);
      other.step(action, same);
      assertThat(same.observation).isEqualTo(step.observation);
      assertThat(same.reward).isEqualTo(step.reward);
    }
    assertThat(other.snapshot()).isEqualTo(game.snapshot());
  }

  @ParameterizedTest
  @MethodSource("games")
  void aGameStartsFromAnyOfItsStates(String id) {
    PixelGame game = game(id);
    Match.scripted(game);
    double[] state = game.state();
    double[] observation = new double[game.spec().observationSpace().size()];
    game.resetTo(state, observation);
    assertThat(game.state()).isEqualTo(state);
    assertThat(Arrays.copyOf(observation, REDUCED))
        .isEqualTo(reducedSlowly(game.picture()))
        .isEqualTo(Arrays.copyOfRange(observation, 3 * REDUCED, 4 * REDUCED));
  }

  @ParameterizedTest
  @MethodSource("games")
  void numbersThatAreNotWholeAreNoState(String id) {
    PixelGame game = game(id);
    double[] observation = new double[game.spec().observationSpace().size()];
    for (double wrong : new double[] {0.5, 40_000, Double.NaN}) {
      double[] state = game.state();
      state[1] = wrong;
      assertThatThrownBy(() -> game.resetTo(state, observation))
          .isInstanceOf(EnvException.class)
          .hasMessageContaining(id + ": state[1] is " + wrong);
    }
  }
}

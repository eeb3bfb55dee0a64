package org.sluice.env.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.env.Drawable;
import org.sluice.env.Env;
import org.sluice.env.EnvClosedException;
import org.sluice.env.EnvException;

/** The contract of {@link Drawable}, for every registered environment and the wrappers. */
class DrawableContractTest {

  private static final long SEED = 3;
  private static final int STEPS = 4;

  /** Steps after which something has moved: games wait before they begin. */
  private static final int MOVED = 20;

  /** There is nothing to see of them: their only state is the beginning. */
  private static final Set<String> WITHOUT_A_STATE =
      Set.of("CorrelatedBandit-v0", "BimodalBandit-v0");

  static Stream<String> names() {
    return Subjects.all().keySet().stream().filter(name -> !WITHOUT_A_STATE.contains(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void drawingChangesNothing(String name) {
    try (Env drawn = Subjects.make(name);
        Env undisturbed = Subjects.make(name)) {
      Play play = Play.start(drawn, SEED);
      Play other = Play.start(undisturbed, SEED);
      for (int i = 0; i < STEPS; i++) {
        DrawnText.of(drawn);
        assertThat(play.checksum(1)).isEqualTo(other.checksum(1));
      }
      DrawnText.of(drawn);
      assertThat(drawn.snapshot()).isEqualTo(undisturbed.snapshot());
      assertThat(play.checksum(2 * STEPS)).isEqualTo(other.checksum(2 * STEPS));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void thePictureDependsOnTheStateAlone(String name) {
    try (Env env = Subjects.make(name);
        Env other = Subjects.make(name)) {
      Play play = Play.start(env, SEED);
      String first = DrawnText.of(env);
      play.checksum(MOVED);
      assertThat(DrawnText.of(env)).isNotEqualTo(first);
      play.checksum(STEPS);
      String later = DrawnText.of(env);
      assertThat(later).isEqualTo(DrawnText.of(env));
      other.restore(env.snapshot());
      assertThat(DrawnText.of(other)).isEqualTo(later);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void nothingIsDrawnAfterClosing(String name) {
    Env env = Subjects.make(name);
    Play.start(env, SEED);
    Drawable drawable = env.drawable().orElseThrow();
    env.close();
    assertThatThrownBy(() -> drawable.draw(new DrawnText())).isInstanceOf(EnvClosedException.class);
  }

  @Test
  void whatHasNoPictureSaysSo() {
    for (String name : WITHOUT_A_STATE) {
      try (Env env = Subjects.make(name)) {
        assertThat(env.drawable()).as(name).isEmpty();
      }
    }
  }

  @Test
  void aWorldThatIsNotBuiltYetIsNotDrawn() {
    try (Env env = Subjects.make("LunarLander-v2")) {
      assertThatThrownBy(() -> DrawnText.of(env))
          .isInstanceOf(EnvException.class)
          .hasMessage("LunarLander-v2: there is nothing to draw yet; call reset first");
    }
  }
}

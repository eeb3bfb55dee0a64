package org.sluice.env.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Env;
import org.sluice.env.EnvSpec;
import org.sluice.env.UnknownEnvException;

class EnvsTest {

  @ParameterizedTest
  @CsvSource({
    "Pendulm-v1, Pendulum-v1",
    "cartpole-v1, CartPole-v1",
    "MountainCarContinous-v0, MountainCarContinuous-v0",
    "nchain, NChain-v0",
    "NChian-v0+length=20, NChain-v0"
  })
  void anUnknownIdSuggestsTheNearest(String wrong, String right) {
    assertThatThrownBy(() -> Envs.make(wrong))
        .isInstanceOf(UnknownEnvException.class)
        .hasMessageContaining("'" + wrong.replaceFirst("[+].*", "") + "'")
        .hasMessageContaining(right);
    assertThatThrownBy(() -> Envs.spec(wrong)).isInstanceOf(UnknownEnvException.class);
  }

  @Test
  void everyEnvironmentIsWhatItsSpecSays() {
    for (EnvSpec spec : Subjects.specs()) {
      assertThat(Envs.spec(spec.id())).isEqualTo(spec);
      assertThat(spec.source()).isNotBlank();
      try (Env env = Envs.make(spec.id())) {
        assertThat(env.spec()).isEqualTo(spec);
      }
      try (Env env = Envs.makeWithoutLimit(spec.id())) {
        assertThat(env.spec()).isEqualTo(spec);
      }
    }
  }
}

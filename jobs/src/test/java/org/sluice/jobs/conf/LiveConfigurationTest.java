package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.env.Box;
import org.sluice.env.Discrete;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.learning.live.LiveParams;
import org.sluice.learning.trial.Trial;

class LiveConfigurationTest {

  private static final Path FILE = Path.of("plant.yaml");

  private static Trial trial(String yaml, String... settings) {
    return Configuration.parse(FILE, yaml, List.of(settings)).trial();
  }

  @Test
  void aLiveTrialDeclaresItsSpaces() {
    Trial trial =
        trial(
            """
            environment: {id: live, observations: 17, actions: 6 in -1..1}
            live: {max-lag: 3}
            guard.drop: 50
            """);
    assertThat(trial.isLive()).isTrue();
    assertThat(trial.spaces().observations()).isEqualTo(Box.unbounded(17));
    assertThat(trial.spaces().actions()).isEqualTo(Box.uniform(6, -1, 1));
    assertThat(trial.hyperparameters().get(LiveParams.MAX_LAG)).isEqualTo(3);
    assertThat(trial.lanes()).isEqualTo(1);
  }

  @Test
  void settingsMayChangeIt() {
    Trial trial =
        trial(
            "environment: Pendulum-v1\n",
            "environment.id=live",
            "environment.observations=3x84x84 bytes",
            "environment.actions=discrete 4",
            "policy.type=categorical");
    assertThat(trial.spaces().observations()).isEqualTo(Box.bytes(3, 84, 84));
    assertThat(trial.spaces().actions()).isEqualTo(new Discrete(4));
  }

  @Test
  void itsRecordedConfigurationMakesTheSameTrial() {
    Trial trial =
        trial(
            """
            environment: {id: live, observations: 3, actions: '2 in -2..2, 0..1'}
            algorithm: ppo
            live.reward-wait: 5
            """);
    Trial again = Configuration.trial(FILE, TrialYaml.of(trial));
    assertThat(TrialYaml.of(again)).isEqualTo(TrialYaml.of(trial));
    assertThat(RecordedKeys.ofTrial(FILE, TrialYaml.of(trial)))
        .containsEntry("environment", "live")
        .containsEntry("environment.observations", "3")
        .containsEntry("live.reward-wait", "5.0")
        .doesNotContainKeys("lanes", "lag");
  }

  @Test
  void programsOutsideCannotBranch() {
    assertThatThrownBy(
            () ->
                trial(
                    """
                    environment: {id: live, observations: 3, actions: 2 in -1..1}
                    sampler: vine
                    """))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "live: lanes that branch return to earlier states, which programs outside cannot do");
  }

  @Test
  void programsOutsideDoNotRestart() {
    assertThatThrownBy(
            () ->
                trial(
                    """
                    environment: {id: live, observations: 3, actions: 2 in -1..1}
                    algorithm: cross-entropy
                    """))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "live: lanes begin each iteration with a new episode, which programs outside cannot do");
  }

  @Test
  void whatIsMissingOrMeaninglessIsToldAtOnce() {
    assertThatThrownBy(
            () ->
                trial(
                    """
                    environment:
                      id: live
                      actions: 1 to 2
                    lanes: 4
                    """))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("plant.yaml, line 2: environment.observations is missing")
        .hasMessageContaining("plant.yaml, line 3: environment.actions must be a number of values")
        .hasMessageContaining("plant.yaml, line 4: 'lanes' has no effect on a live trial");
  }

  @Test
  void simulatedTrialsHaveNoKeysOfLiveOnes() {
    assertThatThrownBy(() -> trial("environment: Pendulum-v1\nlive.max-lag: 3\n"))
        .hasMessageContaining(
            "plant.yaml, line 2: 'live.max-lag' has no effect on Pendulum-v1: only a trial with"
                + " environment: live reads it");
  }

  @Test
  void aSweepIsEitherLiveOrSimulated() {
    String live = "environment: {id: live, observations: 3, actions: 1}\n";
    assertThat(Configuration.parse(FILE, live + "seeds: 3\n", List.of()).trials()).hasSize(3);
    assertThatThrownBy(
            () ->
                Configuration.parse(
                    FILE,
                    """
                    environment: {observations: 3, actions: 1}
                    sweep.grid.environment: [live, Pendulum-v1]
                    """,
                    List.of()))
        .hasMessageContaining("live trials and simulated trials cannot be in one job");
  }

  @Test
  void algorithmsWithAReplayBufferDoNotLearnFromActors() {
    assertThatThrownBy(
            () ->
                Configuration.parse(
                    FILE,
                    """
                    environment: {id: live, observations: 3, actions: 1 in -2..2}
                    algorithm: ddpg
                    policy.type: deterministic
                    """,
                    List.of()))
        .hasMessageContaining(
            "algorithm ddpg learns from a replay buffer of simulated steps, and cannot learn from"
                + " live actors");
  }
}

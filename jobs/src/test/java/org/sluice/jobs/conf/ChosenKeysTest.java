package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.trial.Trial;

/**
 * A key that a trial's policy does not read is rejected, unless another trial's policy reads it.
 */
class ChosenKeysTest {

  private static final Path FILE = Path.of("some.yaml");

  private static List<Trial> trials(String... lines) {
    return Configuration.parse(FILE, String.join("\n", lines), List.of()).trials();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: normalizing-flow | hidden | policy.type normalizing-flow, policy.flow.family affine;"
            + " its keys are policy.flow.family, policy.flow.pairs, policy.flow.units,"
            + " policy.flow.state-units, policy.flow.layer-norm-epsilon",
        "type: gaussian | flow.pairs | policy.type gaussian; its keys are policy.hidden,"
            + " policy.hidden-layers",
        "type: beta | components | policy.type beta; its keys are policy.hidden,"
            + " policy.hidden-layers",
        "type: normalizing-flow, flow.family: planar | flow.units | policy.type normalizing-flow,"
            + " policy.flow.family planar; its keys are policy.flow.family, policy.flow.pairs,"
            + " policy.flow.state-units, policy.flow.layer-norm-epsilon"
      })
  void aKeyThatThePolicyDoesNotReadIsRefused(String policy, String key, String problem) {
    assertThatThrownBy(
            () -> trials("environment: Pendulum-v1", "policy: {" + policy + ", " + key + ": 3}"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("some.yaml, line 2: 'policy.%s' has no effect on %s", key, problem);
  }

  @Test
  void aKeyThatThePosteriorDoesNotReadIsRefused() {
    assertThatThrownBy(
            () ->
                trials(
                    "environment: CartPole-v1",
                    "algorithm: mnf-dqn",
                    "policy.type: bayesian-q-network",
                    "policy.posterior.family: bayes-by-backprop",
                    "policy.posterior.flows: 2"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "some.yaml, line 5: 'policy.posterior.flows' has no effect on policy.type"
                + " bayesian-q-network, policy.posterior.family bayes-by-backprop; its keys are"
                + " policy.hidden, policy.posterior.family, policy.posterior.log-deviation,"
                + " policy.posterior.squared-bias");
  }

  @Test
  void allOfThemAreToldAtOnce() {
    assertThatThrownBy(
            () ->
                trials(
                    "environment: Pendulum-v1",
                    "policy.type: gaussian",
                    "policy.flow.family: maf",
                    "policy.flow.pairs: 2",
                    "gamma: 2"))
        .hasMessageContaining("some.yaml, line 3: 'policy.flow.family' has no effect")
        .hasMessageContaining("some.yaml, line 4: 'policy.flow.pairs' has no effect")
        .hasMessageContaining("some.yaml, line 5: gamma must be");
  }

  @Test
  void inASweepOverPoliciesAKeyIsThatOfTheTrialsThatReadIt() {
    List<Trial> trials =
        trials(
            "environment: Pendulum-v1",
            "policy.hidden: 32",
            "policy.flow.pairs: 2",
            "sweep.grid.policy.type: [gaussian, normalizing-flow]");
    assertThat(trials.get(0).hyperparameters().get(PolicyParams.HIDDEN)).isEqualTo(32);
    assertThat(trials.get(0).hyperparameters().has(PolicyParams.FLOW_PAIRS)).isFalse();
    assertThat(trials.get(1).hyperparameters().get(PolicyParams.FLOW_PAIRS)).isEqualTo(2);
    assertThat(trials.get(1).hyperparameters().has(PolicyParams.HIDDEN)).isFalse();
    assertThatThrownBy(
            () ->
                trials(
                    "environment: Pendulum-v1",
                    "policy.components: 2",
                    "sweep.grid.policy.type: [gaussian, normalizing-flow]"))
        .hasMessageContaining(
            "some.yaml, line 2: 'policy.components' has no effect on policy.type");
  }

  @Test
  void drawsThatDifferOnlyInAKeyThatIsNotReadAreOne() {
    List<Trial> trials =
        trials(
            "environment: Pendulum-v1",
            "sweep.random:",
            "  count: 3",
            "  policy.type: {choice: [gaussian, normalizing-flow]}",
            "  policy.hidden: {choice: [32, 64]}");
    assertThat(trials).hasSize(3);
    assertThat(trials.stream().map(TrialYaml::entries).map(ChosenKeysTest::policy))
        .containsExactlyInAnyOrder("gaussian 32", "gaussian 64", "normalizing-flow null");
  }

  private static String policy(Map<String, String> entries) {
    return entries.get("policy.type") + " " + entries.get("policy.hidden");
  }

  /** Earlier builds wrote down the keys of all policies. */
  @Test
  void whatWasRecordedIsReadWithoutThem(@TempDir Path folder) throws Exception {
    String recorded =
        "environment: Pendulum-v1\npolicy: {type: normalizing-flow, hidden: 64, components: 5}\n";
    Trial trial = Configuration.trial(FILE, recorded);
    assertThat(TrialYaml.entries(trial)).doesNotContainKeys("policy.hidden", "policy.components");
    assertThat(RecordedKeys.ofTrial(FILE, recorded))
        .containsEntry("policy.type", "normalizing-flow")
        .doesNotContainKeys("policy.hidden", "policy.components");
    Path file = Files.writeString(folder.resolve("configuration.yaml"), recorded);
    assertThat(TrialYaml.entries(Configuration.resume(file, List.of("name=some")).trial()))
        .isEqualTo(TrialYaml.entries(trial));
    assertThatThrownBy(() -> Configuration.resume(file, List.of("policy.hidden=3")))
        .hasMessageStartingWith("--set policy.hidden=3: 'policy.hidden' has no effect on");
  }

  @Test
  void aPolicyOfAnotherBuildIsReadAsItWasWritten() {
    assertThat(
            RecordedKeys.ofTrial(
                FILE, "environment: Pendulum-v1\npolicy: {type: other, hidden: 7, depth: 3}\n"))
        .containsEntry("policy.type", "other")
        .containsEntry("policy.hidden", "7")
        .containsEntry("policy.depth", "3");
  }
}

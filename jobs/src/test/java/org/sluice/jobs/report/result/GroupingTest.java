package org.sluice.jobs.report.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.recorded.RecordedRun;
import org.sluice.jobs.run.recorded.RecordedTrial;

class GroupingTest {

  private final List<RecordedTrial> trials = new ArrayList<>();

  private void add(String environment, int seed, String policy, String maxKl) {
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put("name", "trial-" + trials.size());
    configuration.put("environment", environment);
    configuration.put("seed", "" + seed);
    configuration.put("policy.type", policy);
    configuration.put("max-kl", maxKl);
    add(configuration);
  }

  private void add(Map<String, String> configuration) {
    Path folder = Path.of("runs/" + trials.size());
    trials.add(new RecordedTrial(folder, configuration, List.of(), RecordedRun.unknown(folder)));
  }

  private static List<String> seeds(Group group) {
    return group.trials().stream().map(trial -> trial.recorded().seed()).toList();
  }

  @Test
  void trialsThatAgreeInAllButNameAndSeedAreAGroup() {
    add("Hopper-v4", 10, "gaussian", "0.01");
    add("Hopper-v4", 2, "flow", "0.01");
    add("Hopper-v4", 9, "gaussian", "0.01");
    add("Ant-v4", 1, "flow", "0.01");
    List<Group> groups = Grouping.of(trials, List.of()).groups();
    assertThat(groups)
        .extracting(Group::environment)
        .containsExactly("Ant-v4", "Hopper-v4", "Hopper-v4");
    assertThat(groups)
        .extracting(Group::label)
        .containsExactly("flow", "policy.type=flow", "policy.type=gaussian");
    assertThat(groups).extracting(GroupingTest::seeds).element(2).isEqualTo(List.of("9", "10"));
  }

  @Test
  void labelsSayOnlyWhatVariesWithinAnEnvironment() {
    add("Hopper-v4", 1, "gaussian", "0.01");
    add("Ant-v4", 1, "gaussian", "0.001");
    assertThat(Grouping.of(trials, List.of()).groups())
        .extracting(Group::label)
        .containsExactly("gaussian", "gaussian");
  }

  @Test
  void parametersOfATaskAreInItsNameOrInTheLabels() {
    for (int length : new int[] {5, 20}) {
      for (String id : new String[] {"NChain-v0", "Gone" + length + "-v0"}) {
        add(
            Map.of(
                "name", "n",
                "environment", id,
                "environment.length", "" + length,
                "environment.slope", "0.5",
                "seed", "1",
                "policy.type", "categorical"));
      }
    }
    List<Group> groups = Grouping.of(trials, List.of()).groups();
    assertThat(groups)
        .extracting(Group::environment)
        .containsExactly(
            "Gone20-v0+length=20+slope=0.5",
            "Gone5-v0+length=5+slope=0.5",
            "NChain-v0+slope=0.5",
            "NChain-v0+slope=0.5");
    assertThat(groups)
        .extracting(Group::label)
        .containsExactly(
            "categorical", "categorical", "environment.length=5", "environment.length=20");
  }

  @Test
  void numbersAreInTheOrderOfNumbers() {
    add("Hopper-v4", 1, "gaussian", "0.1");
    add("Hopper-v4", 1, "gaussian", "0.02");
    add("Hopper-v4", 1, "gaussian", "1.0E-4");
    assertThat(Grouping.of(trials, List.of()).groups())
        .extracting(Group::label)
        .containsExactly("max-kl=1.0E-4", "max-kl=0.02", "max-kl=0.1");
  }

  @Test
  void manyNumbersAreDraws() {
    for (int i = 1; i <= 8; i++) {
      add("Hopper-v4", i, "gaussian", "0.00" + i);
      add("Hopper-v4", i, "flow", "0.00" + i);
    }
    Grouping grouping = Grouping.of(trials, List.of());
    assertThat(grouping.drawn().get("Hopper-v4")).containsExactly("max-kl");
    assertThat(grouping.groups()).hasSize(16);
    assertThat(grouping.groups().stream().map(Group::family).distinct())
        .containsExactly("policy.type=flow", "policy.type=gaussian");
    assertThat(Grouping.of(trials.subList(0, 14), List.of()).drawn().get("Hopper-v4")).isEmpty();
    assertThat(Grouping.of(trials.subList(0, 4), List.of("max-kl")).drawn().get("Hopper-v4"))
        .containsExactly("max-kl");
  }

  @Test
  void aKeyThatDoesNotVaryCannotHaveBeenDrawn() {
    add("Hopper-v4", 1, "gaussian", "0.01");
    add("Hopper-v4", 1, "flow", "0.01");
    assertThatThrownBy(() -> Grouping.of(trials, List.of("max-kl")))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("--draws max-kl")
        .hasMessageContaining("policy.type");
  }

  /** What varies in another environment only is no part of a label. */
  @Test
  void eachEnvironmentHasLabelsOfItsOwn() {
    add("Hopper-v4", 1, "gaussian", "0.01");
    add("Hopper-v4", 1, "flow", "0.01");
    add("Ant-v4", 1, "flow", "0.01");
    add("Ant-v4", 1, "flow", "0.1");
    assertThat(Grouping.of(trials, List.of()).groups())
        .extracting(Group::label)
        .containsExactly("max-kl=0.01", "max-kl=0.1", "policy.type=flow", "policy.type=gaussian");
  }

  @Test
  void aKeyThatOnlyANewerBuildHasTellsTrialsApart() {
    add("Hopper-v4", 1, "gaussian", "0.01");
    Map<String, String> newer = new LinkedHashMap<>(trials.get(0).configuration());
    newer.put("momentum", "0.9");
    add(newer);
    assertThat(Grouping.of(trials, List.of()).groups())
        .extracting(Group::label)
        .containsExactlyInAnyOrder("momentum=–", "momentum=0.9");
  }

  /** Which keys there are follows from the choice, so that the choice alone tells trials apart. */
  @Test
  void keysThatAnotherPolicyDoesNotReadAreNoDifference() {
    add("Hopper-v4", 1, "gaussian", "0.01");
    trials.get(0).configuration().put("policy.hidden", "64");
    add("Hopper-v4", 1, "normalizing-flow", "0.01");
    trials.get(1).configuration().put("policy.flow.pairs", "4");
    assertThat(Grouping.of(trials, List.of()).groups())
        .extracting(Group::label)
        .containsExactly("policy.type=gaussian", "policy.type=normalizing-flow");
    add("Hopper-v4", 1, "gaussian", "0.01");
    trials.get(2).configuration().put("policy.hidden", "32");
    assertThat(Grouping.of(trials, List.of()).groups())
        .extracting(Group::label)
        .containsExactly(
            "policy.type=gaussian, policy.hidden=32",
            "policy.type=gaussian, policy.hidden=64",
            "policy.type=normalizing-flow");
  }

  private void addFrom(String key, String snapshot, String digest) {
    add("Hopper-v4", 1, "gaussian", "0.01");
    Map<String, String> configuration = trials.get(trials.size() - 1).configuration();
    configuration.put(key + ".snapshot", snapshot);
    configuration.put(key + ".digest", digest);
  }

  /** A file may have been written again between two runs. */
  @ParameterizedTest
  @ValueSource(strings = {"start-from", "environment.below"})
  void digestsAreShownOnlyIfAFileHadSeveral(String key) {
    addFrom(key, "x", "1");
    addFrom(key, "y", "2");
    assertThat(Grouping.of(trials, List.of()).groups())
        .extracting(Group::label)
        .containsExactly(key + ".snapshot=x", key + ".snapshot=y");
    addFrom(key, "x", "3");
    assertThat(Grouping.of(trials, List.of()).groups())
        .extracting(Group::label)
        .containsExactly(
            key + ".snapshot=x, " + key + ".digest=1",
            key + ".snapshot=x, " + key + ".digest=3",
            key + ".snapshot=y, " + key + ".digest=2");
  }

  /** The same seed again is no other sample; nor is it a reason to report nothing. */
  @Test
  void theSameTrialInTwoRunsIsShownApart() {
    add("Hopper-v4", 1, "gaussian", "0.01");
    add("Hopper-v4", 1, "gaussian", "0.01");
    add("Hopper-v4", 1, "gaussian", "0.1");
    Grouping grouping = Grouping.of(trials, List.of());
    assertThat(grouping.groups())
        .extracting(Group::label)
        .containsExactly("max-kl=0.01, run=0", "max-kl=0.01, run=1", "max-kl=0.1");
    assertThat(grouping.notes())
        .containsExactly(
            "Hopper-v4: the same trial with the same seed 1 in 2 runs, which are shown apart: 0,"
                + " 1");
  }
}

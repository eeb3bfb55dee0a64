package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.halving.Halving;
import org.sluice.learning.surrogate.natural.NaturalParams;
import org.sluice.learning.targets.GaeParams;
import org.sluice.learning.trial.Trial;

class SweepTest {

  private static final Path FILE = Path.of("s.yaml");

  private static Configuration read(String yaml, String... settings) {
    return Configuration.parse(FILE, "environment: Pendulum-v1\n" + yaml, List.of(settings));
  }

  private static List<String> ids(String yaml, String... settings) {
    return read(yaml, settings).trials().stream().map(Trial::id).toList();
  }

  @Test
  void seedsAreAListOrACount() {
    assertThat(ids("seeds: [3, 5]")).containsExactly("s/seed=3", "s/seed=5");
    assertThat(ids("seeds: 2")).containsExactly("s/seed=1", "s/seed=2");
    assertThat(ids("seeds: 9", "seeds=4,7")).containsExactly("s/seed=4", "s/seed=7");
    assertThat(ids("seeds: [1, 2, 3]", "seeds=2")).containsExactly("s/seed=1", "s/seed=2");
    assertThat(read("seeds: [3, 5]").trials().get(1).seed()).isEqualTo(5);
  }

  @Test
  void aGridIsAllCombinationsInTheOrderOfTheFile() {
    String yaml =
        """
        name: n
        seeds: 2
        sweep:
          grid:
            policy.type: [gaussian, normalizing-flow]
            max-kl: [0.01, 0.02]
        """;
    assertThat(ids(yaml))
        .containsExactly(
            "n/gaussian/max-kl=0.01/seed=1",
            "n/gaussian/max-kl=0.01/seed=2",
            "n/gaussian/max-kl=0.02/seed=1",
            "n/gaussian/max-kl=0.02/seed=2",
            "n/normalizing-flow/max-kl=0.01/seed=1",
            "n/normalizing-flow/max-kl=0.01/seed=2",
            "n/normalizing-flow/max-kl=0.02/seed=1",
            "n/normalizing-flow/max-kl=0.02/seed=2");
    Trial last = read(yaml).trials().get(7);
    assertThat(last.hyperparameters().get(NaturalParams.MAX_KL)).isEqualTo(0.02);
    assertThat(last.seed()).isEqualTo(2);
  }

  @Test
  void aSettingTakesTheListsPlace() {
    String yaml = "sweep: {grid: {lanes: [2, 4], max-kl: [0.01, 0.02]}}";
    assertThat(ids(yaml, "sweep.grid.lanes=8"))
        .containsExactly("s/lanes=8/max-kl=0.01", "s/lanes=8/max-kl=0.02");
  }

  @Test
  void environmentsVaryTooAndTheRestIsShared() {
    String yaml = "gamma: 0.9\nsweep.grid.environment: [CartPole-v1, MountainCar-v0]";
    List<Trial> trials = read(yaml, "policy.type=categorical").trials();
    assertThat(trials)
        .extracting(Trial::environment)
        .containsExactly("CartPole-v1", "MountainCar-v0");
    assertThat(trials).extracting(Trial::id).containsExactly("s/CartPole-v1", "s/MountainCar-v0");
    assertThat(trials)
        .allSatisfy(t -> assertThat(t.hyperparameters().get(GaeParams.GAMMA)).isEqualTo(0.9));
  }

  @Test
  void aListNamesItsCasesOneByOne() {
    String yaml =
        "sweep: {list: [{max-kl: 0.01, batch: 512}, {lambda: 0.9}], grid: {lanes: [2, 4]}}";
    assertThat(ids(yaml))
        .containsExactly(
            "s/lanes=2/max-kl=0.01/batch=512",
            "s/lanes=2/lambda=0.9",
            "s/lanes=4/max-kl=0.01/batch=512",
            "s/lanes=4/lambda=0.9");
  }

  @Test
  void randomDrawsComeFromTheirOwnSeedAndKeepTheirRange() {
    String yaml =
        """
        sweep:
          random:
            count: 200
            seed: 7
            lambda: {uniform: [0.9, 0.95]}
            max-kl: {log-uniform: [0.0001, 1]}
            value-epochs: {uniform: [1, 9]}
            algorithm: {choice: [trpo, acktr]}
        """;
    List<Trial> trials = read(yaml).trials();
    assertThat(trials).hasSize(200);
    assertThat(ids(yaml)).isEqualTo(ids(yaml)).doesNotHaveDuplicates();
    assertThat(ids(yaml, "sweep.random.seed=8")).isNotEqualTo(ids(yaml));
    int small = 0;
    int acktr = 0;
    for (Trial trial : trials) {
      var values = trial.hyperparameters();
      assertThat(values.get(GaeParams.LAMBDA)).isBetween(0.9, 0.95);
      if (values.get(AlgorithmParams.ALGORITHM).equals("acktr")) {
        acktr++;
      } else {
        assertThat(values.get(NaturalParams.MAX_KL)).isBetween(0.0001, 1.0);
        small += values.get(NaturalParams.MAX_KL) < 0.01 ? 1 : 0;
      }
    }
    assertThat(acktr).isBetween(70, 130);
    int trpo = trials.size() - acktr;
    assertThat(small).isBetween(trpo / 3, trpo * 2 / 3); // half of the logarithm's range
    assertThat(trials.get(0).id())
        .matches("s/lambda=0\\.9\\d{0,3}/max-kl=[0-9.]+/value-epochs=\\d/.*");
  }

  @Test
  void aCaseThatChangesNothingIsACase() {
    assertThat(ids("sweep: {list: [{}, {gamma: 0.9}, {gamma: 0.9, lambda: 0.9}]}"))
        .containsExactly("s/base", "s/gamma=0.9", "s/gamma=0.9/lambda=0.9");
    assertThat(ids("seeds: 2\nsweep: {list: [{gamma: 0.9}, {}]}"))
        .containsExactly(
            "s/gamma=0.9/seed=1", "s/gamma=0.9/seed=2", "s/base/seed=1", "s/base/seed=2");
  }

  @Test
  void settingsChangeOrAddCases() {
    String yaml = "sweep: {list: [{gamma: 0.9}, {}]}";
    assertThat(ids(yaml, "sweep.list[0].gamma=0.8", "sweep.list[2].gamma=0.7"))
        .containsExactly("s/gamma=0.8", "s/base", "s/gamma=0.7");
    assertThat(ids(yaml, "sweep.list[1].lambda=0.7"))
        .containsExactly("s/gamma=0.9", "s/lambda=0.7");
    assertThat(ids("sweep:", "sweep.grid.gamma=0.8,0.9"))
        .containsExactly("s/gamma=0.8", "s/gamma=0.9");
  }

  /** Unchanged since repeated draws are redrawn, so that older runs can be resumed. */
  @Test
  void drawsThatDoNotRepeatStayAsTheyAre() {
    String yaml =
        "sweep: {random: {count: 3, lambda: {uniform: [0.9, 0.95]}, max-kl: {log-uniform: [0.0001,"
            + " 1]}, value-epochs: {uniform: [1, 9]}, algorithm: {choice: [trpo, acktr]}}}";
    assertThat(ids(yaml))
        .containsExactly(
            "s/lambda=0.9406/max-kl=0.09737/value-epochs=2/trpo",
            "s/lambda=0.9092/max-kl=0.02301/value-epochs=9/acktr",
            "s/lambda=0.9262/max-kl=0.0002434/value-epochs=2/acktr");
    assertThat(read(yaml).remarks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10 | policy.type: {choice: [gaussian, beta]}, max-kl: {choice: [0.01, 0.02, 0.05]} | 6",
        "20 | max-kl: {choice: [0.01, 0.010, 1e-2, 0.02]} | 2",
        "6 | value-epochs: {uniform: [1, 5]} | 5",
        "4 | value-epochs: {uniform: [1, 5]} | 4",
        "9 | value-epochs: {uniform: [1.6, 4.4]} | 3",
        "100 | gamma: {uniform: [0.999, 0.99999]} | 100",
        "3 | gamma: {uniform: [0.5, 0.5]} | 1",
        "3 | seed: {uniform: [9007199254740993, 9007199254740993]} | 1",
      })
  void drawsThatRepeatAreMadeAgainAndTold(int count, String distributions, int trials) {
    String yaml = "sweep: {random: {count: " + count + ", " + distributions + "}}";
    assertThat(ids(yaml)).hasSize(trials).doesNotHaveDuplicates().isEqualTo(ids(yaml));
    assertThat(read(yaml).remarks())
        .singleElement()
        .asString()
        .startsWith("s.yaml, line 2: ")
        .contains(
            trials < count
                ? "count is " + count + ", but only " + trials + " different draws were found"
                : "repeated earlier ones and were drawn again");
  }

  @ParameterizedTest
  @CsvSource({
    "uniform, 0.999, 0.99999",
    "uniform, 0.9995, 0.999999",
    "uniform, 0.99991, 0.99994",
    "uniform, 0.123456789012, 0.123456789013",
    "uniform, 0.12345678901234566, 0.12345678901234568",
    "uniform, 0.10001, 0.5",
    "uniform, 0.00000123456, 0.00000123457",
    "uniform, 0.7, 0.7",
    "uniform, 0, 1",
    "log-uniform, 0.00012345, 0.00012346",
    "log-uniform, 1e-300, 1",
    "log-uniform, 0.99996, 1",
  })
  void aDrawnNumberNeverLeavesItsRange(String kind, double low, double high) {
    String yaml = "sweep: {random: {count: 200, gamma: {%s: [%s, %s]}}}".formatted(kind, low, high);
    for (Trial trial : read(yaml).trials()) {
      double gamma = trial.hyperparameters().get(GaeParams.GAMMA);
      assertThat(gamma).isBetween(low, high);
      if (!trial.id().equals("s")) {
        assertThat(Double.parseDouble(trial.id().substring("s/gamma=".length()))).isEqualTo(gamma);
      }
    }
  }

  @Test
  void whatATrialIsCalledFitsAFolder() {
    assertThat(ids("sweep: {list: [{gamma: |\n 0.9\n}, {}]}".replace("|\n 0.9\n", "\" 0.9\\n\"")))
        .containsExactly("s/gamma=0.9", "s/base");
  }

  @Test
  void halvingIsARuleForAllTrials() {
    String yaml = "seeds: 4\nsweep: {halving: {first-rung: 20_000}}";
    assertThat(ids(yaml)).hasSize(4);
    assertThat(read(yaml).halving()).contains(new Halving(20_000, 3));
    assertThat(read(yaml, "sweep.halving.factor=2").halving()).contains(new Halving(20_000, 2));
    assertThat(read("seeds: 4").halving()).isEmpty();
  }

  /** A run of many trials saves its configuration and resumes from it. */
  @Test
  void readsBackAsTheSameTrials() {
    String yaml =
        """
        name: n
        seeds: [2, 3]
        parallelism: 3
        sweep:
          grid: {max-kl: [0.01, 0.02]}
          list: [{}, {lambda: 0.9, batch: 512}]
          random: {count: 2, gamma: {uniform: [0.9, 0.99]}}
          halving: {first-rung: 4096, factor: 4}
        """;
    Configuration written = read(yaml, "lanes=4");
    Configuration again =
        Configuration.parse(Path.of("configuration.yaml"), TrialYaml.of(written), List.of());
    assertThat(again.trials()).hasSize(16);
    assertThat(again.halving()).contains(new Halving(4096, 4));
    assertThat(again.trials().stream().map(TrialYaml::of))
        .isEqualTo(written.trials().stream().map(TrialYaml::of).toList());
    assertThat(again.job().values().get(JobParams.PARALLELISM)).isEqualTo(3);
  }
}

package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.algorithm.trpo.TrpoParams;
import org.sluice.learning.halving.Halving;
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

  private static String problems(String yaml) {
    return catchThrowableOfType(ConfigurationException.class, () -> read(yaml)).getMessage();
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
    assertThat(last.hyperparameters().get(TrpoParams.MAX_KL)).isEqualTo(0.02);
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
        assertThat(values.get(TrpoParams.MAX_KL)).isBetween(0.0001, 1.0);
        small += values.get(TrpoParams.MAX_KL) < 0.01 ? 1 : 0;
      }
    }
    assertThat(acktr).isBetween(70, 130);
    int trpo = trials.size() - acktr;
    assertThat(small).isBetween(trpo / 3, trpo * 2 / 3); // half of the logarithm's range
    assertThat(trials.get(0).id())
        .matches("s/lambda=0\\.9\\d{0,3}/max-kl=[0-9.]+/value-epochs=\\d/.*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "sweep: {grid: {max-kll: [1, 2]}} | unknown key 'max-kll'; the nearest is 'max-kl'",
        "sweep: {gird: {max-kl: [1, 2]}} | unknown key 'sweep.gird.max-kl[0]'; a sweep has 'grid'",
        "sweep: {grid: {max-kl: []}} | sweep.grid.max-kl is an empty list",
        "seeds: [] | seeds is an empty list",
        "seeds: 0 | seeds must be a list, or at least 1, not 0",
        "seeds: [1, x] | seed must be a whole number, not 'x'",
        "seeds: [1, 01] | two trials are the same: seed=1 (s.yaml, line 2); and seed=01 (s.yaml, line 2)",
        "seeds: [1, 1] | two trials are the same: seed=1 (s.yaml, line 2); and seed=1",
        "seeds: [{a: 1}] | seeds[0].a: seeds must be a list of numbers, or how many from 1 on",
        "seeds: {} | seeds is empty",
        "seeds: 1e9 | these are 1,000,000,000 trials, and a job has at most 100,000: 1,000,000,000 of seeds (s.yaml, line 2)",
        "seeds: 100_001 | these are 100,001 trials",
        "seeds: 1000\\nsweep: {random: {count: 101, gamma: {uniform: [0, 1]}}} | these are 101,000 trials, and a job has at most 100,000: 101 of sweep.random (s.yaml, line 3) × 1,000 of seeds (s.yaml, line 2)",
        "sweep: {random: {count: 1e18, gamma: {uniform: [0, 1]}}, list: [{lambda: 0.1}, {}]} | these are 2,000,000,000,000,000,000 trials",
        "sweep: | sweep is empty; a sweep has 'grid'",
        "sweep: {} | sweep is empty; a sweep has 'grid'",
        "sweep.grid: | sweep.grid is empty; a sweep has 'grid'",
        "sweep: {grid: {}} | sweep.grid is empty",
        "sweep: {list: []} | sweep.list is an empty list",
        "sweep: {list: {}} | sweep.list is empty",
        "sweep: {list: {gamma: 0.9}} | unknown key 'sweep.list.gamma'",
        "sweep: {list: [~, {gamma: 0.9}]} | sweep.list[0] must be a case {key: value}, or {} to change nothing",
        "sweep: {list: [[{gamma: 0.9}]]} | unknown key 'sweep.list[0][0].gamma'",
        "sweep: {list: [{gamma: [0.9, 0.95]}]} | sweep.list[0].gamma: there must be a single value; more cases",
        "sweep: {list: [{policy: {}}]} | sweep.list[0].policy: there must be a single value",
        "sweep: {grid: {gamma: [[0.9], 0.8]}} | sweep.grid.gamma[0]: there must be a single value",
        "sweep: {grid: {gamma: [{x: 1}]}} | sweep.grid.gamma: there must be a single value",
        "sweep: {grid: {gamma: [0.97, 0.970]}} | same: gamma=0.97 (s.yaml, line 2); and gamma=0.970 (s.yaml, line 2)",
        "sweep: {grid: {lambda: [0, -0.0]}} | same: lambda=0 (s.yaml, line 2); and lambda=-0.0",
        "sweep: {grid: {batch: [1024, 2048, 1_024]}} | same: batch=1024 (s.yaml, line 2); and batch=1_024",
        "sweep: {grid: {algorithm: [trpo, 'trpo ']}} | two trials are the same: algorithm=trpo",
        "sweep: {list: [{gamma: 0.99}, {}]} | same: gamma=0.99 (s.yaml, line 2); and gamma left at 0.99",
        "sweep: {list: [{}, {seed: 1}]} | same: seed left at 1; and seed=1 (s.yaml, line 2)",
        "sweep: {list: [{}, {}]} | two trials are the same: {}; and {}",
        "sweep:\\n  list:\\n  - {gamma: 0.9}\\n  - {gamma: 0.90} | s.yaml, line 5: two trials are the same: gamma=0.9 (s.yaml, line 4); and gamma=0.90 (s.yaml, line 5)",
        "sweep: {grid: {gamma: [0.9, 0.95]}, list: [{gamma: 0.99}, {lambda: 0.9}]} | gamma varies here in sweep.list and in sweep.grid.gamma, at s.yaml, line 2",
        "sweep: {grid: {gamma: [0.9]}, random: {count: 2, gamma: {uniform: [0, 1]}}} | gamma varies here in sweep.random and in sweep.grid.gamma",
        "seeds: 2\\nsweep: {list: [{seed: 4}]} | s.yaml, line 2: seed varies here in seeds and in sweep.list, at s.yaml, line 3",
        "sweep: {grid: {seeds: [1, 2]}} | seeds is the same for all trials of a job",
        "sweep: {random: {count: 2}} | sweep.random has no key to draw",
        "sweep: {random: {count: 2, lanes: {uniform: [1.2, 1.8]}}} | lanes: there is no whole number from 1.2 to 1.8",
        "sweep: {random: {count: 2, max-kl: {uniform: [-1e308, 1e308]}}} | max-kl: the range is wider than",
        "sweep: {random: {count: 2, max-kl: {uniform: [1, .inf]}}} | max-kl must be a number, not '.inf'",
        "name: lock\\nseeds: 2 | name cannot be lock for several trials",
        "name: metadata.json\\nseeds: 2 | name cannot be metadata.json for several trials",
        "sweep: {grid: {max-kl: [0.1, -1]}} | max-kl must be > 0, not -1.0",
        "sweep: {grid: {parallelism: [1, 2]}} | parallelism is the same for all trials of a job",
        "sweep: {random: {max-kl: {uniform: [1, 2]}}} | sweep.random has no count",
        "sweep: {random: {count: 2, max-kl: {uniform: [2, 1]}}} | max-kl: low is 2.0, above high",
        "sweep: {random: {count: 2, max-kl: {log-uniform: [0, 1]}}} | begins above 0, not at 0.0",
        "sweep: {random: {count: 2, max-kl: {uniform: [2]}}} | max-kl needs a range of two numbers",
        "sweep: {random: {count: 2, max-kl: {normal: [2]}}} | 'max-kl.normal' is no distribution",
        "sweep: {random: {count: 0, max-kl: {uniform: [1, 2]}}} | count must be ≥ 1, not 0",
        "seeds: 4\\nsweep: {halving: {factor: 3}} | halving needs first-rung",
        "seeds: 4\\nsweep: {halving: {first-rung: 2048, factor: 1}} | factor must be ≥ 2, not 1",
        "seeds: 4\\nsweep: {halving: {first-rung: soon}} | first-rung must be a whole number, not",
        "seeds: 4\\nsweep: {halving: {first-rung: 0}} | first-rung must be ≥ 1, not 0",
        "seeds: 4\\nsweep: {halving: {rung: 2048}} | unknown key 'sweep.halving.rung'; halving has",
        "seeds: 4\\nsweep: {halving: 3} | 'sweep.halving' is a group of keys and has no value itself; a sweep has",
        "sweep: {halving: {first-rung: 2048}} | halving compares trials, and there is one",
        "seeds: 4\\nsweep: {halving: {first-rung: 1023}} | at least batch, but 1,023 is below 1,024",
        "seeds: 4\\nsweep: {halving: {first-rung: 1e6}} | first-rung must be below total-steps, but",
        "sweep: {grid: {sweep.halving.factor: [2, 3]}} | sweep.halving.factor is the same for all",
        "seed: 3\\nseeds: 2 | 'seed' and 'seeds' exclude each other",
      })
  void whatIsWrongIsNamed(String yaml, String problem) {
    assertThat(problems(yaml.replace("\\n", "\n"))).contains("s.yaml").contains(problem);
  }

  /** A grid of 50⁶ is counted, not made, and the rest is checked all the same. */
  @Test
  void aGridIsCountedBeforeItIsMade() {
    String values = IntStream.range(9000, 9050).mapToObj(i -> "0." + i).toList().toString();
    List<String> keys =
        List.of("gamma", "lambda", "max-kl", "damping-coefficient", "value-learning-rate", "lag");
    String grid =
        keys.stream().map(key -> "    " + key + ": " + values + "\n").reduce("", String::concat);
    assertThat(problems("sweep:\n  grid:\n" + grid + "batch: 7\n"))
        .contains(
            "s.yaml, line 4: these are 15,625,000,000 trials, and a job has at most 100,000: ")
        .contains(
            "50 of sweep.grid.gamma (s.yaml, line 4) × 50 of sweep.grid.lambda (s.yaml, line 5)")
        .contains("line 10: batch must be a multiple of lanes");
  }

  @Test
  void aCaseThatChangesNothingIsACase() {
    assertThat(ids("sweep: {list: [{}, {gamma: 0.9}, {gamma: 0.9, lambda: 0.9}]}"))
        .containsExactly("s/base", "s/gamma=0.9", "s/gamma=0.9/lambda=0.9");
    assertThat(ids("seeds: 2\nsweep: {list: [{gamma: 0.9}, {}]}"))
        .containsExactly(
            "s/gamma=0.9/seed=1", "s/gamma=0.9/seed=2", "s/base/seed=1", "s/base/seed=2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sweep.list[abc].gamma=1 | 'sweep.list[abc].gamma' is no item of a list",
        "sweep.list[].gamma=1 | 'sweep.list[].gamma' is no item of a list",
        "sweep.list[-1].gamma=1 | 'sweep.list[-1].gamma' is no item of a list",
        "sweep.list[99999999999].gamma=1 | 'sweep.list[99999999999].gamma' is no item of a list",
        "sweep.list[7].gamma=1 | sweep.list[7].gamma: the items of a list are numbered from 0",
        "seeds[x]=1 | 'seeds[x]' is no item of a list",
        "seeds[0]=1 | seeds[0] is an item of a list, but seeds has a value of its own, at s.yaml",
        "sweep.list=1 | 'sweep.list' is a group of keys and has no value itself",
        "sweep= | sweep is empty",
      })
  void aSettingThatMeetsNothingIsRefused(String setting, String problem) {
    String yaml =
        "seeds: 2\nsweep: {list: [{gamma: 0.9}, {gamma: 0.8}], grid: {lambda: [0.1, 0.2]}}";
    assertThatThrownBy(() -> read(yaml, setting))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("--set " + setting.strip() + ": ")
        .hasMessageContaining(problem);
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

  /** As they were before repeated draws were made again: old runs can be gone on with. */
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
                : "repeated earlier ones and were made again");
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
    assertThat(problems("sweep: {grid: {gamma: [0.1, 0." + "0".repeat(250) + "1]}}"))
        .contains("at most 200 characters are possible, but 'gamma=0.0000");
    assertThat(problems("name: " + "n".repeat(300))).contains("at most 200 characters");
  }

  @Test
  void whatIsWrongWithAllTrialsIsSaidOnce() {
    assertThat(problems("seeds: 500\ngamma: 2"))
        .isEqualTo("s.yaml, line 3: gamma must be 0 … 1, not 2.0");
  }

  @Test
  void halvingIsARuleForAllTrials() {
    String yaml = "seeds: 4\nsweep: {halving: {first-rung: 20_000}}";
    assertThat(ids(yaml)).hasSize(4);
    assertThat(read(yaml).halving()).contains(new Halving(20_000, 3));
    assertThat(read(yaml, "sweep.halving.factor=2").halving()).contains(new Halving(20_000, 2));
    assertThat(read("seeds: 4").halving()).isEmpty();
  }

  /** A run of many trials keeps what was written, and goes on with it. */
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

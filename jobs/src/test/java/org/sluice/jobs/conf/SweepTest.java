package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.advantage.GaeParams;
import org.sluice.halving.Halving;
import org.sluice.learner.Trial;
import org.sluice.learner.TrialParams;
import org.sluice.trustregion.TrpoParams;

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
      assertThat(values.get(TrpoParams.MAX_KL)).isBetween(0.0001, 1.0);
      small += values.get(TrpoParams.MAX_KL) < 0.01 ? 1 : 0;
      acktr += values.get(TrialParams.ALGORITHM).equals("acktr") ? 1 : 0;
    }
    assertThat(small).isBetween(70, 130); // half of the logarithm's range
    assertThat(acktr).isBetween(70, 130);
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
        "seeds: [1, 1] | two trials are the same: seed=1",
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
    assertThat(problems(yaml.replace("\\n", "\n"))).contains("s.yaml, line ").contains(problem);
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
          list: [{lambda: 0.9}, {lambda: 0.95, batch: 512}]
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

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
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.jobs.conf.text.ConfigurationException;

/** Problems of a sweep are reported once, with their place and what is allowed. */
class SweepProblemsTest {

  private static final Path FILE = Path.of("s.yaml");

  private static Configuration read(String yaml, String... settings) {
    return Configuration.parse(FILE, "environment: Pendulum-v1\n" + yaml, List.of(settings));
  }

  private static String problems(String yaml) {
    return catchThrowableOfType(ConfigurationException.class, () -> read(yaml)).getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "sweep: {grid: {max-kll: [1, 2]}} | unknown key 'max-kll'; the nearest is 'max-kl'",
        "sweep: {gird: {max-kl: [1, 2]}} | unknown key 'sweep.gird'; the nearest is 'sweep.grid'; a sweep has",
        "sweep: {colours: {max-kl: [1, 2]}} | unknown key 'sweep.colours'; a sweep has 'grid'",
        "sweep.x=1: 1 | unknown key 'sweep.x=1'; a sweep has 'grid'",
        "sweep: {grid: {max-kl: []}} | sweep.grid.max-kl is an empty list",
        "seeds: [] | seeds is an empty list",
        "seeds: 0 | seeds must be a list, or at least 1, not 0",
        "seeds: [1, x] | seed must be an integer, not 'x'",
        "seeds: [1, 01] | two trials are the same: seed=1 (s.yaml, line 2); and seed=01 (s.yaml, line 2)",
        "seeds: [1, 1] | two trials are the same: both have seed=1 (s.yaml, line 2)",
        "seeds: '1,,2' | seeds has 3 values, and number 2 is empty; write a value, or remove a comma",
        "seeds: ',' | seed has no value",
        "sweep.grid.gamma: '0.9, 0.8, ' | sweep.grid.gamma has 3 values, and number 3 is empty",
        "sweep: {random: {count: 2, gamma: {uniform: ',1'}}} | sweep.random.gamma.uniform has 2 values, and number 1 is empty",
        "seeds: [{a: 1}] | seeds[0].a: seeds must be a list of integers, or the number of seeds, counted from 1",
        "seeds: {} | seeds is empty",
        "seeds: 1e9 | the sweep has 1,000,000,000 trials, but a job can have at most 100,000: 1,000,000,000 of seeds (s.yaml, line 2)",
        "seeds: 100_001 | the sweep has 100,001 trials",
        "seeds: 1000\\nsweep: {random: {count: 101, gamma: {uniform: [0, 1]}}} | the sweep has 101,000 trials, but a job can have at most 100,000: 101 of sweep.random (s.yaml, line 3) × 1,000 of seeds (s.yaml, line 2)",
        "sweep: {random: {count: 1e18, gamma: {uniform: [0, 1]}}, list: [{lambda: 0.1}, {}]} | the sweep has 2,000,000,000,000,000,000 trials",
        "sweep: | sweep is empty; a sweep has 'grid'",
        "sweep: {} | sweep is empty; a sweep has 'grid'",
        "sweep.grid: | sweep.grid is empty; a sweep has 'grid'",
        "sweep: {grid: {}} | sweep.grid is empty",
        "sweep: {list: []} | sweep.list is an empty list",
        "sweep: {list: {}} | sweep.list is empty",
        "sweep: {list: {gamma: 0.9}} | unknown key 'sweep.list.gamma'",
        "sweep: {list: [~, {gamma: 0.9}]} | sweep.list[0] must be a case {key: value}, or {} to change nothing",
        "sweep: {list: [[{gamma: 0.9}]]} | unknown key 'sweep.list[0][0].gamma'",
        "sweep: {list: [{gamma: [0.9, 0.95]}]} | sweep.list[0].gamma: must be a single value; add another case",
        "sweep: {list: [{policy: {}}]} | sweep.list[0].policy: must be a single value",
        "sweep: {grid: {gamma: [[0.9], 0.8]}} | sweep.grid.gamma[0]: must be a single value",
        "sweep: {grid: {gamma: [{x: 1}]}} | sweep.grid.gamma: must be a single value",
        "sweep: {grid: {gamma: [0.97, 0.970]}} | same: gamma=0.97 (s.yaml, line 2); and gamma=0.970 (s.yaml, line 2)",
        "sweep: {grid: {lambda: [0, -0.0]}} | same: lambda=0 (s.yaml, line 2); and lambda=-0.0",
        "sweep: {grid: {batch: [1024, 2048, 1_024]}} | same: batch=1024 (s.yaml, line 2); and batch=1_024",
        "sweep: {grid: {algorithm: [trpo, 'trpo ']}} | same: both have algorithm=trpo (s.yaml, line 2)",
        "sweep: {list: [{gamma: 0.99}, {}]} | same: gamma=0.99 (s.yaml, line 2); and gamma=0.99 (default)",
        "sweep: {list: [{}, {seed: 1}]} | same: seed=1 (default); and seed=1 (s.yaml, line 2)",
        "sweep: {list: [{}, {}]} | two trials are the same: {}; and {}",
        "sweep:\\n  list:\\n  - {gamma: 0.9}\\n  - {gamma: 0.90} | s.yaml, line 5: two trials are the same: gamma=0.9 (s.yaml, line 4); and gamma=0.90 (s.yaml, line 5)",
        "sweep: {grid: {gamma: [0.9, 0.95]}, list: [{gamma: 0.99}, {lambda: 0.9}]} | gamma varies both in sweep.list and in sweep.grid.gamma (s.yaml, line 2)",
        "sweep: {grid: {gamma: [0.9]}, random: {count: 2, gamma: {uniform: [0, 1]}}} | gamma varies both in sweep.random and in sweep.grid.gamma",
        "seeds: 2\\nsweep: {list: [{seed: 4}]} | s.yaml, line 2: seed varies both in seeds and in sweep.list (s.yaml, line 3)",
        "sweep: {grid: {seeds: [1, 2]}} | seeds is the same for all trials of a job",
        "sweep: {random: {count: 2}} | sweep.random needs a key to draw",
        "sweep: {random: {count: 2, lanes: {uniform: [1.2, 1.8]}}} | lanes: there is no integer from 1.2 to 1.8",
        "sweep: {random: {count: 2, max-kl: {uniform: [-1e308, 1e308]}}} | max-kl: the range is too wide",
        "sweep: {random: {count: 2, max-kl: {uniform: [1, .inf]}}} | max-kl must be a number, not '.inf'",
        "name: lock\\nseeds: 2 | name cannot be lock for several trials",
        "name: metadata.json\\nseeds: 2 | name cannot be metadata.json for several trials",
        "sweep: {grid: {max-kl: [0.1, -1]}} | max-kl must be > 0, not -1.0",
        "sweep: {list: [{flink: 1}, {}]} | flink is the same for all trials of a job",
        "sweep: {grid: {parallelism: [1, 2]}} | parallelism is the same for all trials of a job",
        "sweep: {random: {max-kl: {uniform: [1, 2]}}} | sweep.random needs count",
        "sweep: {random: {count: 2, max-kl: {uniform: [2, 1]}}} | max-kl: low (2.0) must not be above high",
        "sweep: {random: {count: 2, max-kl: {log-uniform: [0, 1]}}} | must begin above 0, not at 0.0",
        "sweep: {random: {count: 2, max-kl: {uniform: [2]}}} | max-kl needs a range of two numbers",
        "sweep: {random: {count: 2, max-kl: {normal: [2]}}} | 'max-kl.normal' is not a distribution",
        "sweep: {random: {count: 0, max-kl: {uniform: [1, 2]}}} | count must be ≥ 1, not 0",
        "seeds: 4\\nsweep: {halving: {factor: 3}} | halving needs sweep.halving.first-rung",
        "seeds: 4\\nsweep: {halving: {first-rung: 2048, factor: 1}} | line 3: sweep.halving.factor must be ≥ 2, not 1",
        "seeds: 4\\nsweep: {halving: {first-rung: soon}} | line 3: sweep.halving.first-rung must be an integer, not",
        "seeds: 4\\nsweep: {halving: {first-rung: 0}} | line 3: sweep.halving.first-rung must be ≥ 1, not 0",
        "seeds: 4\\nsweep: {halving: {rung: 2048}} | unknown key 'sweep.halving.rung'; halving has",
        "seeds: 4\\nsweep: {halving: 3} | 'sweep.halving' is a group of keys and has no value itself; a sweep has",
        "sweep: {halving: {first-rung: 2048}} | halving compares trials, but there is only one",
        "seeds: 4\\nsweep: {halving: {first-rung: 1023}} | sweep.halving.first-rung must be at least batch, but 1,023 is below 1,024",
        "seeds: 4\\nsweep: {halving: {first-rung: 1e6}} | sweep.halving.first-rung must be below total-steps, but",
        "sweep: {grid: {sweep.halving.factor: [2, 3]}} | sweep.halving.factor is the same for all",
        "seed: 3\\nseeds: 2 | 'seed' and 'seeds' exclude each other",
      })
  void whatIsWrongIsNamed(String yaml, String problem) {
    assertThat(problems(yaml.replace("\\n", "\n"))).contains("s.yaml").contains(problem);
  }

  /** A second problem would only follow from the first. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sweep: {grid: {kafka.acks: [0, 1]}}",
        "sweep: {grid: {flink.web.timeout: [1, 2]}}",
        "sweep: {grid: {parallelism: [1, 2]}}",
        "sweep: {list: [{seeds: 2}, {}]}",
        "seeds: '1,,2'",
        "sweep:\n  gird:\n    gamma:\n    - 0.9\n    - 0.8",
      })
  void oneMistakeIsOneProblem(String yaml) {
    assertThat(problems(yaml)).startsWith("s.yaml, line ").doesNotContain("\n");
  }

  /** A grid of 50⁶ is counted, not created, and the rest is still checked. */
  @Test
  void aGridIsCountedBeforeItIsMade() {
    String values = IntStream.range(9000, 9050).mapToObj(i -> "0." + i).toList().toString();
    List<String> keys =
        List.of("gamma", "lambda", "max-kl", "damping-coefficient", "value-learning-rate", "lag");
    String grid =
        keys.stream().map(key -> "    " + key + ": " + values + "\n").reduce("", String::concat);
    assertThat(problems("sweep:\n  grid:\n" + grid + "batch: 7\n"))
        .contains(
            "s.yaml, line 4: the sweep has 15,625,000,000 trials, but a job can have at most 100,000: ")
        .contains(
            "50 of sweep.grid.gamma (s.yaml, line 4) × 50 of sweep.grid.lambda (s.yaml, line 5)")
        .contains("line 10: batch must be a multiple of lanes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sweep.list[abc].gamma=1 | 'sweep.list[abc].gamma' is not an index of a list",
        "sweep.list[].gamma=1 | 'sweep.list[].gamma' is not an index of a list",
        "sweep.list[-1].gamma=1 | 'sweep.list[-1].gamma' is not an index of a list",
        "sweep.list[99999999999].gamma=1 | 'sweep.list[99999999999].gamma' is not an index of a list",
        "sweep.list[7].gamma=1 | sweep.list[7].gamma: list items are numbered from 0",
        "seeds[x]=1 | 'seeds[x]' is not an index of a list",
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
  void whatIsWrongWithAllTrialsIsSaidOnce() {
    assertThat(problems("seeds: 500\ngamma: 2"))
        .isEqualTo("s.yaml, line 3: gamma must be 0 … 1, not 2.0");
  }

  @Test
  void aNameMustFitAFolder() {
    assertThat(problems("sweep: {grid: {gamma: [0.1, 0." + "0".repeat(250) + "1]}}"))
        .contains("at most 200 characters are allowed, but 'gamma=0.0000");
    assertThat(problems("name: " + "n".repeat(300))).contains("at most 200 characters");
  }
}

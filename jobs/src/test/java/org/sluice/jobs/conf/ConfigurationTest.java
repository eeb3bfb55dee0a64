package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.ml.param.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.learning.algorithm.Algorithm;
import org.sluice.learning.algorithm.Algorithms;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.surrogate.natural.NaturalParams;
import org.sluice.learning.targets.GaeParams;
import org.sluice.learning.trial.Trial;

class ConfigurationTest {

  @TempDir private Path folder;

  private Path file(String... lines) {
    try {
      return Files.write(folder.resolve("some.yaml"), List.of(lines));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private <V> V value(Param<V> parameter, List<String> settings, String... lines) {
    return Configuration.read(file(lines), settings).trial().hyperparameters().get(parameter);
  }

  /** The problems, one per line, without the folder's name. */
  private List<String> problems(Path file, String... settings) {
    ConfigurationException error =
        catchThrowableOfType(
            ConfigurationException.class, () -> Configuration.read(file, List.of(settings)));
    assertThat(error).isNotNull();
    List<String> lines = error.getMessage().replace(folder + "/", "").lines().toList();
    if (lines.size() == 1) {
      return lines;
    }
    assertThat(lines.get(0)).isEqualTo(lines.size() - 1 + " problems in the configuration:");
    return lines.stream().skip(1).map(String::strip).toList();
  }

  @Test
  void recordsThatCannotFitAreRefusedBeforeAnythingRuns() {
    Path file =
        file(
            "environment: Pendulum-v1",
            "policy: {type: gaussian}",
            "topics:",
            "  largest-record: 20000",
            "sweep: {grid: {policy.hidden: [8, 100]}}");
    assertThat(problems(file))
        .singleElement()
        .asString()
        .matches(
            "some.yaml, line 4: topics.largest-record must be at least [0-9]{5}, the largest size"
                + " in bytes of a policy of trial some/.*100, but is 20000");
    assertThat(problems(file, "topics.largest-record=1024", "policy.hidden=1"))
        .singleElement()
        .asString()
        .startsWith("--set topics.largest-record=1024: topics.largest-record must be at least ");
    assertThat(
            problems(
                file,
                "topics.largest-record=1e5",
                "steps-per-record=10000",
                "batch=1e5",
                "lanes=1"))
        .singleElement()
        .asString()
        .contains("in bytes of a record of trial some/", "with 10000 steps (steps-per-record)");
    assertThat(
            problems(
                file,
                "topics.largest-record=1e6",
                "kafka.bootstrap-servers=host:1",
                "kafka.producer.max.request.size=9000"))
        .singleElement()
        .asString()
        .contains("max.request.size", "but the smaller is 9000");
    assertThat(problems(file, "topics.largest-record=1e6", "topics.transition-bytes=2000"))
        .containsExactly(
            "--set topics.transition-bytes=2000: topics.transition-bytes must be ≥ 67108864, not"
                + " 2000");
  }

  @Test
  void readsWhatIsSetAndLeavesTheRestAtItsDefault() {
    Path file = file("environment: Pendulum-v1", "seed: 7", "gamma: 0.95", "batch: 2048");
    Configuration configuration = Configuration.read(file, List.of());
    assertThat(configuration.name()).isEqualTo("some");
    assertThat(configuration.trial().id()).isEqualTo("some");
    assertThat(configuration.trial().environment()).isEqualTo("Pendulum-v1");
    assertThat(configuration.trial().seed()).isEqualTo(7);
    assertThat(configuration.trial().share()).isEqualTo(256);
    assertThat(configuration.trial().hyperparameters().get(GaeParams.GAMMA)).isEqualTo(0.95);
    assertThat(configuration.trial().hyperparameters().get(GaeParams.LAMBDA))
        .isEqualTo(GaeParams.LAMBDA.defaultValue);
  }

  @Test
  void nestedAndDottedKeysAreTheSame() {
    String[][] spellings = {
      {"environment: Pendulum-v1", "policy:", "  flow:", "    pairs: 2"},
      {"environment: Pendulum-v1", "policy: {flow: {pairs: 2}}"},
      {"environment: Pendulum-v1", "policy:", "  flow.pairs: 2"},
      {"environment: Pendulum-v1", "policy.flow.pairs: 2"},
    };
    for (String[] lines : spellings) {
      assertThat(value(PolicyParams.FLOW_PAIRS, List.of(), lines)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"1000000", "1_000_000", "1e6", "1.0e6", "10e5", "'1000000.0'", "'\"1e6\"'"})
  void wholeNumbersAsPeopleWriteThem(String text) {
    assertThat(
            value(
                TrialParams.TOTAL_STEPS,
                List.of(),
                "environment: Pendulum-v1",
                "total-steps: " + text + "  # steps"))
        .isEqualTo(1_000_000);
  }

  @Test
  void theLastSettingWins() {
    List<String> settings = List.of("gamma=0.5", "gamma = 0.6");
    assertThat(value(GaeParams.GAMMA, settings, "environment: Pendulum-v1", "gamma: 0.4"))
        .isEqualTo(0.6);
  }

  @Test
  void aSettingCanPutAFileRight() {
    List<String> settings = List.of("environment=CartPole-v1", "policy.type=categorical");
    Path file = file("environment: Nowhere-v0", "policy: {type: clever}");
    assertThat(Configuration.read(file, settings).trial().environment()).isEqualTo("CartPole-v1");
  }

  @Test
  void everythingWrongIsToldAtOnceWithItsPlace() {
    Path file =
        file(
            "environment: Hoper-v4",
            "gama: 0.9",
            "lambda: 1.5",
            "lanes: [1, 2]",
            "total-steps: soon",
            "policy:",
            "  type: gausian",
            "  hidden: 6.5",
            "max-kl: 0.1",
            "max-kl: 0.2",
            "seed:",
            "lanes: 3",
            "batch: 100");
    assertThat(problems(file, "fast", "cg-iterations=0", "=1"))
        .containsExactly(
            "some.yaml, line 1: unknown environment 'Hoper-v4'; the nearest are Hopper-v4,"
                + " Reacher-v4, Swimmer-v4 ('sluice env list' shows all)",
            "some.yaml, line 2: unknown key 'gama'; the nearest is 'gamma'",
            "some.yaml, line 3: lambda must be 0 … 1, not 1.5",
            "some.yaml, line 4: lanes must be a single value, not a list; use 'sweep' for"
                + " several trials",
            "some.yaml, line 5: total-steps must be an integer, not 'soon'",
            "some.yaml, line 7: policy.type must be "
                + PolicyParams.TYPE.validator
                + ", not gausian; the nearest is 'gaussian'",
            "some.yaml, line 8: policy.hidden must be an integer, not '6.5'",
            "some.yaml, line 10: max-kl was already set at some.yaml, line 9",
            "some.yaml, line 11: seed has no value",
            "some.yaml, line 13: batch must be a multiple of lanes, but 100 is not one of 3",
            "--set fast: must be key=value",
            "--set cg-iterations=0: cg-iterations must be ≥ 1, not 0",
            "--set =1: must be key=value");
  }

  @Test
  void whatIsWrongWithTheWholeFileComesFirst() {
    assertThat(problems(file("seed: 1", "gamma: 2", "kafka: far")))
        .satisfiesExactly(
            p -> assertThat(p).startsWith("some.yaml: 'environment' is missing"),
            p -> assertThat(p).startsWith("some.yaml, line 2: "),
            p -> assertThat(p).startsWith("some.yaml, line 3: "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gamma: 1e400 | gamma must be a number, not '1e400'",
        "gamma: .inf | gamma must be a number, not '.inf'",
        "gamma: yes | gamma must be a number, not 'yes'",
        "gamma: | gamma has no value",
        "gamma: ~ | gamma has no value",
        "gamma: '' | gamma has no value",
        "gamma: {x: 1} | unknown key 'gamma.x'; 'gamma' is a value and has no keys in it",
        "lanes: 1e10 | lanes must be at most 2,147,483,647, not '1e10'",
        "lanes: 1e999999999 | lanes must be at most 2,147,483,647, not '1e999999999'",
        "lanes: -1e10 | lanes must be ≥ 1, not -1e10",
        "total-steps: 1e19 | total-steps must be at most 9,223,372,036,854,775,807, not '1e19'",
        "seed: -1e19 | seed must be at least -9,223,372,036,854,775,808, not '-1e19'",
        "topics.partitions: 1e10 | topics.partitions must be 1 … 32768, not 1e10",
        "lanes: 1e-999999999 | lanes must be an integer, not '1e-999999999'",
        "lanes: 0 | lanes must be ≥ 1, not 0",
        "lanes: -8 | lanes must be ≥ 1, not -8",
        "max-kl: 0 | max-kl must be > 0, not 0.0",
        "pairs: 2 | unknown key 'pairs'; the nearest is 'policy.flow.pairs'",
        "total_steps: 2 | unknown key 'total_steps'; the nearest is 'total-steps'",
        "Gamma: 0.9 | unknown key 'Gamma'; the nearest is 'gamma'",
        "colour-of-the-sky: blue | unknown key 'colour-of-the-sky'; see docs/configuration.md for all keys",
        "value-minibatch: 2048 | value-minibatch must be at most batch, but 2048 is above 1024",
        "batch: 100 | batch must be a multiple of lanes, but 100 is not one of 8"
      })
  void aWrongValueSaysWhatIsExpected(String line, String problem) {
    List<String> problems = problems(file("environment: Pendulum-v1", "policy.type: beta", line));
    assertThat(problems).first().isEqualTo("some.yaml, line 3: " + problem);
  }

  @Test
  void aWrongAlgorithmSaysWhichThereAre() {
    String known = Algorithms.all().stream().map(Algorithm::word).collect(Collectors.joining(", "));
    assertThat(problems(file("environment: Pendulum-v1", "algorithm: dreamer")))
        .containsExactly("some.yaml, line 2: algorithm must be one of " + known + ", not dreamer");
    assertThat(problems(file("environment: Pendulum-v1", "algorithm: ACTKR")))
        .containsExactly(
            "some.yaml, line 2: algorithm must be one of "
                + known
                + ", not ACTKR; the nearest is 'acktr'");
  }

  @ParameterizedTest
  @CsvSource({
    "flow, normalizing-flow",
    "gauss, gaussian",
    "Normalizing_Flow, normalizing-flow",
    "categorial, categorical"
  })
  void aWrongWordSaysTheNearest(String word, String nearest) {
    assertThat(problems(file("environment: Pendulum-v1", "policy.type: " + word)))
        .singleElement()
        .asString()
        .endsWith(", not " + word + "; the nearest is '" + nearest + "'");
  }

  @Test
  void aKeyOfAnotherAlgorithmIsRefused() {
    assertThat(problems(file("environment: Pendulum-v1", "algorithm: acktr", "max-kl: 0.02")))
        .containsExactly(
            "some.yaml, line 3: 'max-kl' is a key of trpo, natural-policy-gradient, not of acktr;"
                + " the nearest of acktr is 'clip-kl'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Pendulum-v1 | vine.rollout-length: 201 | some.yaml, line 1: Pendulum-v1: branches of up to"
            + " 201 steps are longer than an episode, which has at most 200",
        "Forgetful-v0 | seed: 1 | some.yaml, line 1: Forgetful-v0: lanes that branch return to"
            + " earlier states, but Forgetful-v0 continues differently after its state has been"
            + " restored",
        "Pendulum-v1 | vine.rollouts-per-state: 1 | some.yaml, line 2: vine.rollouts-per-state must"
            + " be 2 … 127, not 1",
        "Pendulum-v1 | vine.q-values: 100 | some.yaml, line 2: vine.q-values must be a multiple of"
            + " lanes × vine.rollouts-per-state, so that each lane branches from as many states,"
            + " but 100 is not one of 8 × 4",
        "Pendulum-v1 | algorithm: ppo | some.yaml, line 3: 'sampler' is a key of trpo,"
            + " natural-policy-gradient, policy-gradient, not of ppo; 'sluice keys ppo' lists what it"
            + " reads",
      })
  void aVineThatCannotGrowIsRefused(String environment, String line, String problem) {
    Path file =
        file("environment: " + environment, line, "sampler: vine", "batch: 80_000", "lanes: 8");
    assertThat(problems(file)).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cross-entropy | batch: 1592 | line 1: Pendulum-v1: cross-entropy learns from whole"
            + " episodes, at least 3 an iteration; they have up to 200 steps, so batch must be at"
            + " least 1,600 with lanes: 8",
        "cross-entropy | lanes: 1, batch: 599 | line 1: Pendulum-v1: cross-entropy learns from"
            + " whole episodes, at least 3 an iteration; they have up to 200 steps, so batch must"
            + " be at least 600 with lanes: 1",
        "reward-weighted-regression | lanes: 2, batch: 398 | line 1: Pendulum-v1:"
            + " reward-weighted-regression learns from whole episodes, at least 2 an iteration;"
            + " they have up to 200 steps, so batch must be at least 400 with lanes: 2",
        "cross-entropy | elite-fraction: 1.5 | line 3: elite-fraction must be 0.001 … 0.999, not"
            + " 1.5",
        "reward-weighted-regression | policy.type: deterministic | line 3: policy.type"
            + " deterministic has no density to learn from with algorithm"
            + " reward-weighted-regression",
      })
  void wholeEpisodesThatCannotBeHadAreTold(String algorithm, String keys, String problem) {
    List<String> lines = new ArrayList<>(List.of("environment: Pendulum-v1"));
    lines.add("algorithm: " + algorithm);
    lines.addAll(List.of(keys.split(", ", -1)));
    assertThat(problems(file(lines.toArray(String[]::new))))
        .containsExactly("some.yaml, " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mnf-dqn | q-network | | line 3: policy.type must be bayesian-q-network for mnf-dqn, not"
            + " q-network",
        "dqn | bayesian-q-network | | line 3: policy.type must be q-network for dqn, not"
            + " bayesian-q-network",
        "trpo | bayesian-q-network | | line 3: policy.type bayesian-q-network has no density to"
            + " learn from with algorithm trpo",
        "mnf-dqn | bayesian-q-network | kl-weight: -1 | line 4: kl-weight must be ≥ 0, not -1.0",
        "mnf-dqn | bayesian-q-network | policy.posterior.log-deviation: 0 | line 4:"
            + " policy.posterior.log-deviation must be -20 … -1.5, not 0.0",
        "mnf-dqn | bayesian-q-network | policy.posterior.family: normal | line 4:"
            + " policy.posterior.family must be one of multiplicative-flows, bayes-by-backprop, not"
            + " normal",
        "mnf-dqn | bayesian-q-network | exploration-end: 0.1 | line 4: 'exploration-end' is a key of"
            + " dqn, not of mnf-dqn; 'sluice keys mnf-dqn' lists what it reads",
      })
  void aPosteriorThatCannotBeLearnedIsRefused(
      String algorithm, String policy, String line, String problem) {
    Path file =
        file(
            "environment: CartPole-v1",
            "algorithm: " + algorithm,
            "policy.type: " + policy,
            line == null ? "" : line);
    assertThat(problems(file)).containsExactly("some.yaml, " + problem);
  }

  @Test
  void inASweepOverAlgorithmsAKeyIsThatOfTheTrialsThatHaveIt() {
    Path file =
        file("environment: Pendulum-v1", "max-kl: 0.02", "sweep.grid.algorithm: [trpo, acktr]");
    List<Trial> trials = Configuration.read(file, List.of()).trials();
    assertThat(trials.get(0).hyperparameters().get(NaturalParams.MAX_KL)).isEqualTo(0.02);
    assertThat(trials.get(1).hyperparameters().has(NaturalParams.MAX_KL)).isFalse();
  }

  @Test
  void aGroupIsNoValue() {
    assertThat(problems(file("environment: Pendulum-v1", "policy: gaussian")))
        .singleElement()
        .asString()
        .startsWith(
            "some.yaml, line 2: 'policy' is a group, not a value; its keys are policy.type,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CartPole-v1 | policy.type: gaussian | the environment has 2 discrete actions: policy.type must be one of categorical, q-network, bayesian-q-network, bootstrapped-q-network",
        "Pendulum-v1 | policy.type: categorical | the environment has continuous actions: policy.type must be one of gaussian, gaussian-tanh,",
        "Pendulum-v1 | fisher: exact | fisher cannot be exact for policy.type normalizing-flow, policy.flow.family affine",
        "Hopper-v4 | policy: {type: beta, hidden: 0} | policy.hidden must be ≥ 1, not 0"
      })
  void whatDoesNotFitTogetherIsToldAtTheKeyToChange(
      String environment, String line, String problem) {
    assertThat(problems(file("environment: " + environment, line)))
        .singleElement()
        .asString()
        .startsWith("some.yaml, line 2: ")
        .contains(problem);
  }

  @Test
  void aDefaultThatDoesNotFitIsToldOfTheFile() {
    assertThat(problems(file("environment: CartPole-v1")))
        .singleElement()
        .asString()
        .startsWith("some.yaml: the environment has 2 discrete actions");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replay-capacity: 100 | minibatch must be at most replay-capacity, but 128 is above 100",
        "replay-capacity: 200 | batch must be at most replay-capacity, but 256 is above 200",
        "warm-up: 1_000_000 | warm-up must be below total-steps, or nothing is learned, but 1000000 is"
            + " not below 1000000",
        "policy.type: gaussian | policy.type must be deterministic for ddpg, not gaussian"
      })
  void aReplayBufferThatTeachesNothingIsRefused(String line, String problem) {
    String type = line.startsWith("policy") ? "" : "\npolicy.type: deterministic";
    assertThat(
            problems(
                file("environment: Pendulum-v1", "algorithm: ddpg", "batch: 256", line + type)))
        .anySatisfy(told -> assertThat(told).startsWith("some.yaml").endsWith(": " + problem));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaussian", "beta", "deterministic", "normalizing-flow"})
  void softActorCriticNeedsBoundedActionsToClimbThrough(String policy) {
    assertThat(
            problems(file("environment: Pendulum-v1", "algorithm: sac", "policy.type: " + policy)))
        .containsExactly(
            "some.yaml, line 3: sac needs a policy with a density, whose actions stay within bounds"
                + " and depend smoothly on their noise, such as latent; policy.type "
                + policy
                + " is not one");
  }

  @Test
  void aPolicyWithoutADensityIsForReplayAlone() {
    assertThat(problems(file("environment: Pendulum-v1", "policy.type: deterministic")))
        .containsExactly(
            "some.yaml, line 2: policy.type deterministic has no density to learn from with"
                + " algorithm trpo");
  }

  @ParameterizedTest
  @CsvSource({
    "1_000_000, auto, rocksdb",
    "100_000, auto, heap",
    "1_000_000, heap, heap",
    "100, rocksdb, rocksdb"
  })
  void largeReplayBuffersAreNotKeptOnTheHeap(String capacity, String backend, String chosen) {
    String yaml =
        """
        environment: BipedalWalker-v3
        algorithm: ddpg
        policy.type: deterministic
        minibatch: 64
        """
            + "replay-capacity: "
            + capacity
            + "\nstate-backend: "
            + backend;
    Configuration configuration = Configuration.parse(Path.of("some.yaml"), yaml, List.of());
    assertThat(configuration.job().values().get(JobParams.STATE_BACKEND)).isEqualTo(chosen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing", "---"})
  void anEmptyFileLacksTheEnvironment(String content) {
    assertThat(problems(file(content)))
        .singleElement()
        .asString()
        .contains("some.yaml")
        .containsAnyOf("'environment' is missing", "lines of 'key: value'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "just words | , line 1: expected lines of 'key: value'",
        "- a | , line 1: expected lines of 'key: value'",
        "a: b: c | , line 1: not valid YAML",
        "a: [1 | not valid YAML",
        "\"\u0001\" | not valid YAML"
      })
  void whatIsNoConfigurationIsToldAlone(String content, String problem) {
    assertThat(problems(file(content), "gama=1"))
        .singleElement()
        .asString()
        .startsWith("some.yaml")
        .contains(problem);
  }

  @Test
  void bytesThatAreNoText() throws IOException {
    Path file = Files.write(folder.resolve("some.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff});
    assertThat(problems(file)).singleElement().asString().startsWith("some.yaml");
  }

  @Test
  void aFileHasOneDocument() {
    assertThat(problems(file("environment: Pendulum-v1", "---", "seed: 2")))
        .containsExactly(
            "some.yaml, line 3: second YAML document; a configuration is a single one");
  }

  @Test
  void aFileThatIsNotThere() {
    assertThat(problems(folder.resolve("none.yaml"))).containsExactly("none.yaml: no such file");
    assertThat(problems(Path.of("/"))).containsExactly("/: is a folder, not a file");
  }
}

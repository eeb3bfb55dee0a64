package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.conf.keys.ServeParams;
import org.sluice.jobs.conf.text.ConfigurationException;

class ServeConfigurationTest {

  private static final Path FILE = Path.of("s.yaml");
  private static final String WHOLE =
      """
      serve: {trial: plant, deterministic: false, seed: 7, largest-request: 4096}
      topics: {prefix: run-1, partitions: 8}
      kafka: {bootstrap-servers: "broker:9092", sasl.mechanism: PLAIN}
      flink.taskmanager.memory.network.max: 128m
      parallelism: 3
      checkpoint-interval: 0.5
      """;

  private static ServeConfiguration parse(String yaml, String... settings) {
    return ServeConfiguration.parse(FILE, yaml, List.of(settings));
  }

  private static String problem(String yaml, String... settings) {
    try {
      parse(yaml, settings);
    } catch (ConfigurationException e) {
      return e.getMessage();
    }
    return "";
  }

  @Test
  void theShippedFileIsValid() {
    ServeConfiguration read =
        ServeConfiguration.read(Path.of("..", "conf", "serve.yaml"), List.of());
    assertThat(read.run()).contains(Path.of("runs/live-pendulum"));
    assertThat(read.trial()).isEmpty();
    assertThat(ServeConfiguration.readFrom("conf/serve.yaml", List.of()).run())
        .isEqualTo(read.run());
  }

  @Test
  void everyKey() {
    ServeConfiguration read = parse(WHOLE, "serve.seed=8");
    assertThat(read.run()).isEmpty();
    assertThat(read.trial()).contains("plant");
    assertThat(read.values().get(ServeParams.DETERMINISTIC)).isFalse();
    assertThat(read.values().get(ServeParams.SEED)).isEqualTo(8);
    assertThat(read.values().get(ServeParams.LARGEST_REQUEST)).isEqualTo(4096);
    assertThat(read.job().values().get(JobParams.TOPIC_PREFIX)).isEqualTo("run-1");
    assertThat(read.job().topics().partitions()).isEqualTo(8);
    assertThat(read.job().kafka().orElseThrow().bootstrapServers()).isEqualTo("broker:9092");
    assertThat(read.job().values().get(JobParams.PARALLELISM)).isEqualTo(3);
    assertThat(read.job().checkpointInterval().toMillis()).isEqualTo(500);
    assertThat(read.job().flink()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serve.sed=1 | --set serve.sed=1: unknown key 'serve.sed'; the nearest is 'serve.seed'",
        "deterministc=true | unknown key 'deterministc'; the nearest is 'serve.deterministic'",
        "serve.seed=x | --set serve.seed=x: serve.seed must be an integer, not 'x'",
        "serve.deterministic=yes | serve.deterministic must be true or false, not 'yes'",
        "serve.largest-request=1 | serve.largest-request must be 1024 … 67108864, not 1",
        "kafka.bootstrap-server=h:1 | the nearest is 'kafka.bootstrap.servers'",
        "topics.prefix=a b | topics.prefix must be 1 to",
        "snapshot-every=3 | --set snapshot-every=3: serving does not read snapshot-every",
        "gamma=0.9 | serving does not read gamma",
        "serve.run=runs/plant | kafka.bootstrap-servers: the run's own configuration says that",
        "serve.trial= | serve.trial has no value",
      })
  void oneProblem(String setting, String message) {
    assertThat(problem(WHOLE, setting)).contains(message);
  }

  @Test
  void allProblemsAtOnceInTheOrderOfTheFile() {
    assertThat(
            problem(
                """
                serve:
                  seed: x
                  trail: plant
                topics.prefix: [run]
                parallelism: -1
                """))
        .isEqualTo(
            """
            7 problems in the configuration:
              s.yaml: serve.trial is missing: it is the id of the trial to serve; or name a run on this machine with serve.run
              s.yaml: topics.prefix is missing: it is the prefix of the run's topics; or name a run on this machine with serve.run
              s.yaml: kafka.bootstrap-servers is missing: it is a broker's address, HOST:PORT
              s.yaml, line 2: serve.seed must be an integer, not 'x'
              s.yaml, line 3: unknown key 'serve.trail'; the nearest is 'serve.trial'
              s.yaml, line 4: topics.prefix must be a single value, not a list
              s.yaml, line 5: parallelism must be 0 … 32768, not -1""");
  }

  @Test
  void anEmptyFileSaysWhatIsMissing() {
    assertThat(problem("serve:\n")).contains("serve.trial is missing", "topics.prefix is missing");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> ServeConfiguration.read(Path.of("no/such.yaml"), List.of()))
        .withMessage("no/such.yaml: no such file");
  }
}

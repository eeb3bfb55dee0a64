package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.jobs.conf.keys.CheckpointDirectory;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.conf.text.ConfigurationException;

/** Problems with job settings are reported before a run starts. */
class CheckedJobTest {

  private static final Path FILE = Path.of("some.yaml");

  @TempDir private Path folder;

  private static Configuration read(String... lines) {
    return Configuration.parse(
        FILE, "environment: Pendulum-v1\n" + String.join("\n", lines), List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "topics.prefix: a b | topics.prefix must be 1 to 237 letters, digits, '.', '_' and '-', not a b",
        "topics.prefix: ../x | topics.prefix must be 1 to 237 letters, digits, '.', '_' and '-', not ../x",
        "topics.prefix: é | topics.prefix must be 1 to 237 letters, digits, '.', '_' and '-', not é",
        "topics.transition-bytes: 2000 | topics.transition-bytes must be ≥ 67108864, not 2000",
        "topics.largest-record: 67108864 | not this line",
        "topics.largest-record: 2147483647 | topics.largest-record must be",
        "topics.partitions: 2000 | topics.partitions must be at most 1,000 for the embedded broker, not 2,000",
        "topics.partitions: 2147483647 | topics.partitions must be 1 … 32768, not 2147483647",
        "checkpoint-interval: 1e300 | checkpoint-interval must be 0.01 … 86400",
        "signing-key-file: /no/such/key | signing-key-file: /no/such/key cannot be read",
        "signing-key-file: /etc/services | signing-key-file: /etc/services is larger than 1024 bytes",
        "parallelism: 40000 | parallelism must be 0 … 32768, not 40000",
        "checkpoint-directory: some/where | checkpoint-directory must be run, an absolute path, or an address such as file:///",
        "checkpoint-directory: ~/x | checkpoint-directory must be run, an absolute path",
        "checkpoint-directory: 's3://a b/^c' | not this line",
        "checkpoint-directory: 'file:x' | checkpoint-directory must be run, an absolute path",
        "checkpoint-directory: ':' | checkpoint-directory must be run, an absolute path",
        "flink.taskmanager.numberOfTaskSlots: abc | flink.taskmanager.numberOfTaskSlots cannot be 'abc'",
        "flink: {execution.runtime-mode: BATCH} | flink.execution.runtime-mode must be STREAMING"
      })
  void isToldWithKeyAndLine(String line, String problem) {
    if (problem.equals("not this line")) {
      assertThatCode(() -> read(line)).doesNotThrowAnyException();
      return;
    }
    assertThat(catchThrowable(() -> read(line)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("some.yaml, line 2: ")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka.bootstrap-servers: broker | must be addresses HOST:PORT separated by commas, not 'broker'",
        "kafka.bootstrap-servers: 'a:1,b:99999, c:x' | not 'b:99999', 'c:x'",
        "kafka.bootstrap-servers: 'a:1,' | not ''",
        "kafka: {bootstrap-servers: 'a:1', liner.ms: 5} | unknown key 'kafka.liner.ms'; the nearest is 'kafka.linger.ms'",
        "kafka: {bootstrap-servers: 'a:1', consumer.fetch-max-byte: 5} | the nearest is 'kafka.consumer.fetch.max.bytes'",
        "kafka: {bootstrap-servers: 'a:1', producer.fetch.min.bytes: 5} | unknown key 'kafka.producer.fetch.min.bytes'",
        "kafka: {bootstrap-servers: 'a:1', linger.ms: soon} | Invalid value soon for configuration kafka.linger.ms",
        "kafka: {bootstrap-servers: 'a:1', security.protocol: TLS} | kafka.security.protocol",
        "kafka: {bootstrap-servers: 'a:1', colour: red} | it is not a property of Kafka's clients"
      })
  void propertiesOfKafkaAreChecked(String line, String problem) {
    assertThat(catchThrowable(() -> read(line)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("some.yaml, line 2: ")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bootstrap-servers: '[::1]:9092, b.example:1'",
        "bootstrap-servers: 'a:1', config.providers: env, config.providers.env.class: X,"
            + " sasl.jaas.config: '${env:JAAS}', linger.ms: '${env:LINGER}'",
        "bootstrap-servers: 'a:1', interceptor.classes: my.Interceptor, my.interceptor.colour: red",
        "bootstrap-servers: 'a:1', producer.client-id: x, ssl.truststore.location: /x"
      })
  void whatKafkaTakesIsTaken(String properties) {
    assertThat(read("kafka: {" + properties + "}").job().kafka()).isPresent();
  }

  @Test
  void theRunsNameBeginsTopicsNames() {
    Configuration read = read("kafka.bootstrap-servers: a:1");
    assertThat(read.named("my run").job().values().get(JobParams.TOPIC_PREFIX)).isEqualTo("my-run");
    assertThat(catchThrowable(() -> read.named("r".repeat(238))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("give it another with --run, or set topics.prefix");
  }

  @Test
  void whereCheckpointsGoIsLookedAt() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThat(CheckpointDirectory.problemHere(folder.resolve("a/b").toString())).isEmpty();
    assertThat(CheckpointDirectory.problemHere(folder.toUri().toString())).isEmpty();
    assertThat(CheckpointDirectory.problemHere(file + "/below"))
        .contains("checkpoint-directory: " + file + " is a file, not a folder");
    assertThat(CheckpointDirectory.problemHere("/proc/none"))
        .contains("checkpoint-directory: /proc cannot be written to");
    assertThat(CheckpointDirectory.problemHere("s4://bucket/x"))
        .get()
        .asString()
        .contains("no file system for s4://");
  }

  @Test
  void aValueHasNoKeysInIt() {
    assertThat(catchThrowable(() -> read("seed: {value: 3}")))
        .hasMessageContaining("'seed' is a value and has no keys in it");
    assertThat(catchThrowable(() -> read("batch.: 3")))
        .hasMessageContaining("unknown key 'batch.'; the nearest is 'batch'");
  }
}

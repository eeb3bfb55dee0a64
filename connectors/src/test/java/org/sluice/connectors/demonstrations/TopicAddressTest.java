package org.sluice.connectors.demonstrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.learning.imitation.DemonstrationException;

class TopicAddressTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka://localhost:9092/demos?episodes=300",
        "kafka://a.b:1,[::1]:2/d.e_f-1?episodes=1",
        "kafka://h:1/t?episodes=2&client=/etc/kafka/client.properties"
      })
  void whatIsReadIsPrinted(String address) {
    assertThat(TopicAddress.parse(address)).hasToString(address);
  }

  @Test
  void partsAreRead() {
    assertThat(TopicAddress.parse("kafka://h:1,i:2/t?client=/c=d&episodes=7"))
        .isEqualTo(new TopicAddress("h:1,i:2", "t", 7, Optional.of("/c=d")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka://h:1 | is not of the form kafka://HOST:PORT/TOPIC?episodes=N",
        "kafka:///t?episodes=1 | is not of the form kafka://HOST:PORT/TOPIC?episodes=N",
        "kafka://h/t?episodes=1 | is not of the form kafka://HOST:PORT/TOPIC?episodes=N",
        "kafka://h:1/?episodes=1 | : '' is no name of a topic",
        "kafka://h:1/..?episodes=1 | : '..' is no name of a topic",
        "kafka://h:1/a b?episodes=1 | : 'a b' is no name of a topic",
        "kafka://h:1/t | lacks ?episodes=N, the number of episodes to learn from",
        "kafka://h:1/t?client=/f | lacks ?episodes=N, the number of episodes to learn from",
        "kafka://h:1/t?episodes= | : episodes must be a whole number of at least 1, not ''",
        "kafka://h:1/t?episodes=0 | : episodes must be a whole number of at least 1, not '0'",
        "kafka://h:1/t?episodes=1e3 | : episodes must be a whole number of at least 1, not '1e3'",
        "kafka://h:1/t?episodes=1&episodes=2 | has episodes twice",
        "kafka://h:1/t?episode=1 | : 'episode' is neither episodes=N nor client=FILE",
        "kafka://h:1/t?episodes=1&client=f | : client must be an absolute path"
      })
  void otherAddressesAreRefused(String address, String problem) {
    assertThatExceptionOfType(DemonstrationException.class)
        .isThrownBy(() -> TopicAddress.parse(address))
        .withMessageStartingWith(address + (problem.startsWith(":") ? "" : " ") + problem)
        .withMessageNotContaining("\n");
  }

  @Test
  void theClientsFileHasItsSettings() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("client.properties"),
            "security.protocol=SASL_SSL\nbootstrap.servers=other:1\n");
    KafkaSettings settings = TopicAddress.settings("h:1", Optional.of(file.toString()));
    assertThat(settings.bootstrapServers()).isEqualTo("h:1");
    assertThat(settings.consumer()).containsEntry("security.protocol", "SASL_SSL");
    Files.writeString(file, "acks=0\nsasl.jaas.config=secret\n");
    assertThatExceptionOfType(DemonstrationException.class)
        .isThrownBy(() -> TopicAddress.settings("h:1", Optional.of(file.toString())))
        .withMessage(file + ": acks is all for every run; it cannot be 0");
    String none = folder.resolve("none").toString();
    assertThatExceptionOfType(DemonstrationException.class)
        .isThrownBy(() -> TopicAddress.settings("h:1", Optional.of(none)))
        .withMessageStartingWith(none + ": cannot be read as properties of Kafka's clients");
  }
}

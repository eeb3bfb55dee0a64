package org.sluice.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {

  @Test
  void defaults() {
    KafkaSettings settings = KafkaSettings.of("host:9092");
    assertThat(settings.producer())
        .containsEntry("bootstrap.servers", "host:9092")
        .containsEntry("linger.ms", "0")
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", "true")
        .containsEntry("reconnect.backoff.max.ms", "200");
    assertThat(settings.consumer())
        .containsEntry("enable.auto.commit", "false")
        .doesNotContainKeys("acks", "linger.ms", "group.id");
    assertThat(settings.admin()).containsEntry("reconnect.backoff.max.ms", "200");
  }

  @Test
  void propertiesReachTheClientsThatKnowThem() {
    KafkaSettings settings =
        new KafkaSettings(
            Map.of(
                "bootstrap.servers", "host:9092",
                "linger.ms", "5",
                "reconnect.backoff.max.ms", "900",
                "producer.client.id", "p",
                "fetch.min.bytes", "7",
                "some.plugin", "x"));
    Properties producer = settings.producer();
    assertThat(producer)
        .containsEntry("linger.ms", "5")
        .containsEntry("reconnect.backoff.max.ms", "900")
        .containsEntry("client.id", "p")
        .containsEntry("some.plugin", "x")
        .doesNotContainKeys("fetch.min.bytes", "producer.client.id");
    assertThat(settings.consumer())
        .containsEntry("fetch.min.bytes", "7")
        .doesNotContainKeys("linger.ms", "client.id");
  }

  @Test
  void secretsAreNotPrinted() {
    KafkaSettings settings =
        new KafkaSettings(
            Map.of(
                "bootstrap.servers", "host:9092",
                "sasl.jaas.config", "…password=hunter2",
                "consumer.ssl.key.password", "hunter2",
                "ssl.keystore.key", "hunter2",
                "my.plugin.SECRET", "hunter2"));
    assertThat(settings.toString()).doesNotContain("hunter2").contains("host:9092");
    assertThat(settings.printable()).hasSize(5).containsEntry("sasl.jaas.config", "[hidden]");
    assertThat(settings.producer()).containsEntry("ssl.keystore.key", "hunter2");
  }

  @Test
  void allThatCannotBeSoIsNamedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KafkaSettings(Map.of("acks", "1", "ssl.key.password", "[hidden]")))
        .withMessageContaining("kafka.bootstrap-servers in a configuration) is missing")
        .withMessageContaining("acks is all for every run; it cannot be 1")
        .withMessageContaining("ssl.key.password is [hidden]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new KafkaSettings(
                    Map.of("bootstrap.servers", "h:1", "producer.enable.idempotence", "false")))
        .withMessageContaining("producer.enable.idempotence is true");
  }
}

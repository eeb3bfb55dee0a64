package org.sluice.jobs.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.EmbeddedBroker;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.cli.Console;
import org.sluice.jobs.conf.Configuration;

/** A broker that requires a password, given in a configuration. */
class TopSecurityIT {

  private static final String PASSWORD = "very-secret";

  @TempDir private Path folder;

  private static String login(String password) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"trainer\""
        + " password=\""
        + password
        + "\"";
  }

  private Path configuration(String password) throws IOException {
    return Files.write(
        folder.resolve("guarded.yaml"),
        List.of(
            "environment: Pendulum-v1",
            "kafka:",
            "  bootstrap-servers: nowhere.invalid:9092",
            "  security.protocol: SASL_PLAINTEXT",
            "  sasl.mechanism: PLAIN",
            "  sasl.jaas.config: '" + login(password) + ";'"));
  }

  private Console top(EmbeddedBroker broker, String password) throws IOException {
    return Console.run(
        "top",
        "--kafka",
        broker.bootstrapServers(),
        "--topics",
        "guarded",
        "--conf",
        configuration(password));
  }

  @Test
  void theConfigurationHasTheWayIn() throws IOException {
    Map<String, String> guarded =
        Map.of(
            "listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
            "sasl.enabled.mechanisms", "PLAIN",
            "sasl.mechanism.inter.broker.protocol", "PLAIN",
            "listener.name.clients.plain.sasl.jaas.config",
                login(PASSWORD) + " user_trainer=\"" + PASSWORD + "\";");
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0, guarded)) {
      Configuration configuration = Configuration.read(configuration(PASSWORD), List.of());
      new Administration(configuration.job().kafka().get().at(broker.bootstrapServers()))
          .ensure(new Topics("guarded"), TopicSettings.defaults(1));

      Console let = top(broker, PASSWORD);
      assertThat(let.err()).isEmpty();
      assertThat(let.out()).startsWith("1 open  0 of 1,000,448 steps\n").contains("guarded");

      Console refused = top(broker, "guessed-password");
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("refuses this client").hasLineCount(1);
      assertThat(let.out() + refused.out() + refused.err())
          .doesNotContain(PASSWORD, "guessed-password");
    }
  }
}

package org.sluice.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessArgumentsTest {

  @Test
  void secretsAreNotWrittenDown() {
    assertThat(
            ProcessArguments.withoutSecrets(
                List.of(
                    "train",
                    "conf/pendulum.yaml",
                    "--set",
                    "kafka.ssl.keystore.password=hunter2",
                    "--set=sasl.jaas.config=Module required\npassword=\"hunter2\";",
                    "--api-token",
                    "hunter2",
                    "--kafka",
                    "https://me:hunter2@broker:9092",
                    "--set",
                    "seed=3")))
        .containsExactly(
            "train",
            "conf/pendulum.yaml",
            "--set",
            "kafka.ssl.keystore.password=(removed)",
            "--set=sasl.jaas.config=(removed)",
            "--api-token",
            "(removed)",
            "--kafka",
            "https://(removed)@broker:9092",
            "--set",
            "seed=3");
  }
}

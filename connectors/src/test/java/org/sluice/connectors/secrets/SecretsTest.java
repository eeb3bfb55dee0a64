package org.sluice.connectors.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flink.s3.secret-key",
        "flink.s3.access-key",
        "flink.fs.s3a.secret.key",
        "flink.fs.s3a.access.key",
        "flink.fs.azure.account.key.mine.blob.core.windows.net",
        "flink.security.ssl.rest.key-password",
        "flink.security.ssl.internal.keystore-password",
        "flink.metrics.reporter.dghttp.apikey",
        "kafka.sasl.jaas.config",
        "kafka.consumer.ssl.key.password",
        "kafka.producer.ssl.keystore.key",
        "kafka.ssl.truststore.certificates",
        "my.plugin.SECRET",
        "--api-token",
      })
  void isSecret(String key) {
    assertThat(Secrets.isSecret(key)).isTrue();
    assertThat(Secrets.shown(key, "hunter2")).isEqualTo("[hidden]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed",
        "policy.type",
        "flink.state.backend.type",
        "flink.s3.endpoint",
        "flink.security.ssl.rest.keystore",
        "kafka.bootstrap.servers",
        "kafka.security.protocol",
        "kafka.sasl.mechanism",
        "kafka.key.serializer",
        "kafka.ssl.keystore.location",
      })
  void isNotSecret(String key) {
    assertThat(Secrets.shown(key, "hunter2")).isEqualTo("hunter2");
  }

  @Test
  void aReferenceToASecretIsNone() {
    assertThat(Secrets.shown("sasl.jaas.config", "${env:JAAS}")).isEqualTo("${env:JAAS}");
  }

  @Test
  void secretsWithinOtherValuesAreHidden() {
    assertThat(Secrets.shown("checkpoint-directory", "s3://me:hunter2@bucket/checkpoints"))
        .isEqualTo("s3://[hidden]@bucket/checkpoints");
    assertThat(Secrets.shown("kafka.bootstrap-servers", "a:1,me:hunter2@b:2"))
        .isEqualTo("a:1,me:[hidden]@b:2");
    assertThat(Secrets.shown("not 'hdfs//me:hunter2@host/x'")).doesNotContain("hunter2");
    assertThat(Secrets.shown("--set ssl.key.password=[hidden]: is unknown"))
        .isEqualTo("--set ssl.key.password=[hidden]: is unknown");
    assertThat(Secrets.shown("env.java.opts", "-Djavax.net.ssl.keyStorePassword=hunter2 -Xmx1g"))
        .isEqualTo("-Djavax.net.ssl.keyStorePassword=[hidden] -Xmx1g");
    assertThat(Secrets.shown("x", "Module required username=\"me\" password=\"hunter 2\";"))
        .isEqualTo("Module required username=\"me\" password=[hidden];");
  }

  @Test
  void settingsThatAreNoneAreHiddenToo() {
    assertThat(Secrets.shownSetting("kafka.ssl.key.password: hunter2"))
        .isEqualTo("kafka.ssl.key.password [hidden]");
    assertThat(Secrets.shownSetting("seed 3")).isEqualTo("seed 3");
  }

  @Test
  void commandLine() {
    assertThat(
            Secrets.shown(
                List.of(
                    "train",
                    "conf/token.yaml",
                    "--set",
                    "kafka.ssl.keystore.password=hunter2",
                    "--set=sasl.jaas.config=Module required\npassword=\"hunter2\";",
                    "--set",
                    "flink.s3.secret-key=hunter2",
                    "--set",
                    "kafka.ssl.key.password",
                    "hunter2",
                    "--api-token",
                    "hunter2",
                    "--kafka",
                    "https://me:hunter2@broker:9092",
                    "--set",
                    "seed=3")))
        .containsExactly(
            "train",
            "conf/token.yaml",
            "--set",
            "kafka.ssl.keystore.password=[hidden]",
            "--set=sasl.jaas.config=[hidden]",
            "--set",
            "flink.s3.secret-key=[hidden]",
            "--set",
            "kafka.ssl.key.password",
            "[hidden]",
            "--api-token",
            "[hidden]",
            "--kafka",
            "https://[hidden]@broker:9092",
            "--set",
            "seed=3");
  }
}

package org.sluice.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.connectors.actor.ActorSession;
import org.sluice.connectors.actor.Episode;
import org.sluice.connectors.actor.PolicyClient;
import org.sluice.connectors.actor.Published;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.learning.records.PolicySnapshot;

/** A broker with TLS, passwords and access control: each user's rights, and the messages. */
class SecurityIT {

  private static final Topics TOPICS = new Topics("guarded");
  private static final String TRAINER = "trainer-password";
  private static final String TRAINEE = "trainee-password";
  private static final String SPECTATOR = "spectator-password";
  private static final String ACTOR = "actor-password";
  private static final byte[] BYTES = {1};

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() throws Exception {
    try (EmbeddedBroker open = EmbeddedBroker.start(folder.resolve("data"));
        Admin admin = new Clients(open.settings()).admin()) {
      List<UserScramCredentialAlteration> users = new ArrayList<>();
      users.add(user("trainer", TRAINER));
      users.add(user("spectator", SPECTATOR));
      users.add(user("trainee", TRAINEE));
      users.add(user("actor", ACTOR));
      admin.alterUserScramCredentials(users).all().get();
    }
    keytool(
        "-genkeypair",
        "-keyalg",
        "RSA",
        "-keystore",
        "broker.p12",
        "-dname",
        "CN=broker",
        "-ext",
        "SAN=ip:127.0.0.1");
    keytool("-exportcert", "-keystore", "broker.p12", "-file", "broker.cer");
    keytool("-importcert", "-keystore", "trusted.p12", "-file", "broker.cer", "-noprompt");
    Map<String, String> guarded = new HashMap<>();
    guarded.put("listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT");
    guarded.put("sasl.enabled.mechanisms", "SCRAM-SHA-256");
    guarded.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-256");
    guarded.put("listener.name.clients.scram-sha-256.sasl.jaas.config", jaas("trainer", TRAINER));
    guarded.put("ssl.keystore.location", folder.resolve("broker.p12").toString());
    guarded.put("ssl.keystore.password", "changeit");
    guarded.put("ssl.truststore.location", folder.resolve("trusted.p12").toString());
    guarded.put("ssl.truststore.password", "changeit");
    guarded.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    // The controller's own listener is not for clients.
    guarded.put("super.users", "User:trainer;User:ANONYMOUS");
    broker = EmbeddedBroker.start(folder.resolve("data"), 0, guarded);
    new Administration(as("trainer", TRAINER)).ensure(TOPICS, TopicSettings.defaults(1));
    try (Admin admin = new Clients(as("trainer", TRAINER)).admin()) {
      admin
          .createAcls(
              List.of(
                  acl(
                      "spectator",
                      TOPICS.policies(),
                      PatternType.LITERAL,
                      AclOperation.READ,
                      AclPermissionType.ALLOW),
                  traineeMay(AclOperation.READ),
                  traineeMay(AclOperation.WRITE),
                  traineeMay(AclOperation.DESCRIBE_CONFIGS)))
          .all()
          .get();
    }
  }

  private static UserScramCredentialUpsertion user(String name, String password) {
    return new UserScramCredentialUpsertion(
        name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4096), password);
  }

  /** What a run needs once its topics are there. */
  private static AclBinding traineeMay(AclOperation operation) {
    return acl(
        "trainee", TOPICS.prefix() + ".", PatternType.PREFIXED, operation, AclPermissionType.ALLOW);
  }

  private static AclBinding acl(
      String user,
      String topic,
      PatternType pattern,
      AclOperation operation,
      AclPermissionType permission) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, pattern),
        new AccessControlEntry("User:" + user, "*", operation, permission));
  }

  private static String jaas(String user, String password) {
    return String.format(
        "org.apache.kafka.common.security.scram.ScramLoginModule required"
            + " username=\"%s\" password=\"%s\";",
        user, password);
  }

  private static KafkaSettings as(String user, String password) {
    return new KafkaSettings(
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "security.protocol",
            "SASL_SSL",
            "sasl.mechanism",
            "SCRAM-SHA-256",
            "sasl.jaas.config",
            jaas(user, password),
            "ssl.truststore.location",
            folder.resolve("trusted.p12").toString(),
            "ssl.truststore.password",
            "changeit"));
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "broker", "-storepass", "changeit"));
    Process tool =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor()).as(said).isZero();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static ProducerRecord<byte[], byte[]> record(String topic) {
    return new ProducerRecord<>(topic, BYTES, BYTES);
  }

  @Test
  void aSpectatorReadsPoliciesAndWritesNoTransitions() throws Exception {
    new Clients(as("trainer", TRAINER)).write(List.of(record(TOPICS.policies())));
    Clients spectator = new Clients(as("spectator", SPECTATOR));
    assertThat(spectator.read(TOPICS.policies())).hasSize(1);
    assertThatThrownBy(() -> spectator.write(List.of(record(TOPICS.transitions()))))
        .hasMessageContaining("Not authorized to access topics: [" + TOPICS.transitions() + "]");
    assertThatThrownBy(() -> spectator.read(TOPICS.transitions()))
        .hasMessageContaining("Not authorized to access topics: [" + TOPICS.transitions() + "]");
  }

  @Test
  void aUserWithoutRightsIsToldWhichAreMissing() {
    KafkaSettings spectator = as("spectator", SPECTATOR);
    assertThatThrownBy(
            () -> new Administration(spectator).ensure(TOPICS, TopicSettings.defaults(1)))
        .isInstanceOf(BrokerUnreachableException.class)
        .hasMessageContaining("denies this to the user")
        .hasMessageContaining("Create (or Describe) on topic guarded.transitions")
        .hasMessageContaining("ACLs")
        .hasMessageNotContaining(SPECTATOR);
  }

  @Test
  void aUserWithoutTheRightToCreateIsTold() throws Exception {
    Topics others = new Topics("others");
    assertThatThrownBy(
            () ->
                new Administration(as("trainee", TRAINEE))
                    .ensure(others, TopicSettings.defaults(1)))
        .isInstanceOf(BrokerUnreachableException.class)
        .hasMessageContaining(
            "Create (or Describe) on topic others.policies, Create (or Describe) on topic"
                + " others.progress");
  }

  @ParameterizedTest
  @CsvSource({
    "WRITE, transitions, Write",
    "READ, transitions, Read",
    "READ, policies, Read",
    "WRITE, policies, Write",
    "READ, progress, Read",
    "WRITE, rejected, Write",
    "DESCRIBE_CONFIGS, policies, DescribeConfigs",
    "DESCRIBE, progress, Create (or Describe)",
  })
  void aMissingRightIsNamedBeforeTheJobNeedsIt(AclOperation operation, String topic, String name)
      throws Exception {
    Administration trainee = new Administration(as("trainee", TRAINEE));
    trainee.ensure(TOPICS, TopicSettings.defaults(1));
    AclBinding denied =
        acl("trainee", "guarded." + topic, PatternType.LITERAL, operation, AclPermissionType.DENY);
    try (Admin admin = new Clients(as("trainer", TRAINER)).admin()) {
      admin.createAcls(List.of(denied)).all().get();
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> trainee.ensure(TOPICS, TopicSettings.defaults(1)))
                      .isInstanceOf(BrokerUnreachableException.class)
                      .hasMessageContaining(
                          "denies this to the user: "
                              + name
                              + " on topic guarded."
                              + topic
                              + "; grant the user ACLs"));
      admin.deleteAcls(List.of(denied.toFilter())).all().get();
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThatCode(() -> trainee.ensure(TOPICS, TopicSettings.defaults(1)))
                      .doesNotThrowAnyException());
    }
  }

  /** With the rights that the documentation lists, and no others. */
  @Test
  void anActorFollowsPoliciesAndWritesExperienceAndNothingElse() throws Exception {
    Topics topics = new Topics("live");
    Administration trainer = new Administration(as("trainer", TRAINER));
    trainer.ensure(topics, Use.LIVE, TopicSettings.defaults(1));
    try (Admin admin = new Clients(as("trainer", TRAINER)).admin()) {
      admin
          .createAcls(
              List.of(
                  actorMay(topics.policies(), AclOperation.READ),
                  actorMay(topics.releases(), AclOperation.READ),
                  actorMay(topics.experience(), AclOperation.WRITE)))
          .all()
          .get();
    }
    PolicySnapshot policy = Published.snapshot("Pendulum-v1", "gaussian", 0);
    new Clients(as("trainer", TRAINER)).write(List.of(new Messages(topics, 256).of(policy)));
    KafkaSettings actor = as("actor", ACTOR);
    try (PolicyClient client = PolicyClient.connect(actor, "live", policy.trial())) {
      assertThat(client.awaitPolicy(Duration.ofSeconds(30))).as(client.problem()).isTrue();
      try (ActorSession session = client.actor("line-7")) {
        Episode episode = session.begin(new double[] {1, 0, 0});
        episode.act();
        episode.terminate(-1, new double[] {1, 0, 0.5});
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> client.written() == 1);
    }
    assertThat(new Clients(as("trainer", TRAINER)).read(topics.experience())).hasSize(1);
    Clients foreign = new Clients(actor);
    for (String topic : List.of(topics.policies(), topics.releases(), topics.progress())) {
      assertThatThrownBy(() -> foreign.write(List.of(record(topic))))
          .hasMessageContaining("Not authorized to access topics: [" + topic + "]");
    }
    assertThatThrownBy(() -> foreign.read(topics.experience()))
        .hasMessageContaining("Not authorized to access topics: [" + topics.experience() + "]");
  }

  /** READ and WRITE include DESCRIBE. */
  private static AclBinding actorMay(String topic, AclOperation operation) {
    return acl("actor", topic, PatternType.LITERAL, operation, AclPermissionType.ALLOW);
  }

  @Test
  void whoMayNotReadTheProgressIsTold() {
    try (NewestProgress progress = new NewestProgress(as("trainee", TRAINEE), TOPICS)) {
      assertThat(progress.read()).isEmpty();
    }
    assertThatThrownBy(() -> new NewestProgress(as("spectator", SPECTATOR), TOPICS).read())
        .isInstanceOf(BrokerUnreachableException.class)
        .hasMessageContaining("guarded.progress")
        .hasMessageContaining("Describe and Read");
  }

  @Test
  void aWrongPasswordIsRefusedAndNotRepeated() {
    KafkaSettings wrong = as("trainer", "guessed-password");
    assertThatThrownBy(() -> new Administration(wrong).check())
        .isInstanceOf(BrokerUnreachableException.class)
        .hasMessageContaining("refuses this client")
        .hasMessageContaining("sasl.*")
        .hasMessageNotContaining("guessed-password");
    assertThat(wrong.toString()).contains("[hidden]").doesNotContain("guessed-password");
  }

  @Test
  void aClientWithoutTlsIsToldToLookAtItsProtocol() {
    KafkaSettings plain =
        new KafkaSettings(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "request.timeout.ms", "2000"));
    assertThatThrownBy(() -> new Administration(plain).check())
        .isInstanceOf(BrokerUnreachableException.class)
        .hasMessageContaining("security.protocol");
  }
}

package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Deployment files for clusters that the tests do not have contain only known keys and values. */
class DeploymentFilesTest {

  private static final Path CONF = Path.of("../conf");

  /** Of a reporter, whose name is a part of the key. */
  private static final Set<String> REPORTER =
      Set.of("metrics.reporter.prometheus.factory.class", "metrics.reporter.prometheus.port");

  /** Not a constant of the public classes. */
  private static final Set<String> OTHERS = Set.of("slot.request.timeout");

  /** Each file that configures Flink, and how it says so. */
  static Stream<Arguments> flinkConfigurations() throws IOException {
    Map<String, String> deployment =
        new ObjectMapper()
            .convertValue(
                yaml("kubernetes/hopper.yaml").at("/spec/flinkConfiguration"),
                new TypeReference<>() {});
    return Stream.of(
        Arguments.of("session", load("flink/session")),
        Arguments.of("application", load("flink/application")),
        Arguments.of("hosts", load("flink/hosts")),
        Arguments.of("docker", load("docker")),
        Arguments.of("kubernetes", Configuration.fromMap(deployment)));
  }

  private static Configuration load(String folder) {
    return GlobalConfiguration.loadConfiguration(CONF.resolve(folder).toString());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("flinkConfigurations")
  void flinkKnowsEveryKeyAndItsValue(String name, Configuration configuration) {
    Set<String> unknown = new TreeSet<>(configuration.keySet());
    assertThat(unknown).isNotEmpty();
    unknown.removeAll(OTHERS);
    unknown.removeAll(REPORTER);
    options()
        .filter(option -> unknown.remove(option.key()))
        .forEach(
            option ->
                assertThatNoException()
                    .as(option.key())
                    .isThrownBy(() -> configuration.get(option)));
    assertThat(unknown).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("flinkConfigurations")
  void whatReplacesFlinksOptionsOfJavaHasThemAll(String name, Configuration configuration) {
    if (name.equals("hosts")) {
      assertThat(configuration.contains(CoreOptions.FLINK_JVM_OPTIONS)).isFalse(); // goes on top
      return;
    }
    List<String> options = words(configuration);
    assertThat(options)
        .containsAll(words(load("flink/session"))) // which the tests run
        .doesNotHaveDuplicates()
        .allMatch(option -> option.startsWith("--add-") || option.startsWith("-D"));
    assertThat(options)
        .filteredOn(option -> option.startsWith("--add-opens"))
        .hasSizeGreaterThan(9);
  }

  private static List<String> words(Configuration configuration) {
    return List.of(configuration.get(CoreOptions.FLINK_JVM_OPTIONS).split("\\s+", 0));
  }

  @Test
  void theDeploymentHasTheFieldsOfTheOperator() throws IOException {
    JsonNode deployment = yaml("kubernetes/hopper.yaml");
    assertThat(deployment.get("apiVersion").asText()).isEqualTo("flink.apache.org/v1beta1");
    assertThat(deployment.get("kind").asText()).isEqualTo("FlinkDeployment");
    JsonNode spec = deployment.get("spec");
    assertThat(names(spec))
        .isSubsetOf(
            "image",
            "imagePullPolicy",
            "podTemplate",
            "flinkVersion",
            "serviceAccount",
            "flinkConfiguration",
            "jobManager",
            "taskManager",
            "job");
    assertThat(names(spec.get("job")))
        .isSubsetOf("jarURI", "entryClass", "args", "parallelism", "upgradeMode");
    assertThat(spec.get("image").asText()).matches("[a-z.]+\\.[a-z]+/sluice:[0-9.]+");
    assertThat(spec.at("/job/entryClass").asText()).isEqualTo("org.sluice.jobs.TrainJob");
    assertThat(CONF.resolve("..").resolve(spec.at("/job/args/1").asText())).exists();
  }

  @Test
  void whoeverNamesS3HasThePluginAndCredentials() throws IOException {
    JsonNode deployment = yaml("kubernetes/hopper.yaml");
    assertThat(deployment.at("/spec/flinkConfiguration").toString()).contains("s3://");
    JsonNode container = deployment.at("/spec/podTemplate/spec/containers/0");
    assertThat(container.get("name").asText()).isEqualTo("flink-main-container");
    assertThat(container.at("/env/0/name").asText()).isEqualTo("ENABLE_BUILT_IN_PLUGINS");
    assertThat(container.at("/env/0/value").asText())
        .isEqualTo("flink-s3-fs-presto-" + EnvironmentInformation.getVersion() + ".jar");
    assertThat(container.at("/envFrom/0/secretRef/name").asText()).isEqualTo("sluice-s3");
    assertThat(Files.readString(CONF.resolve("kubernetes/hopper.yaml")))
        .doesNotContainPattern("AKIA|SECRET_ACCESS_KEY: ");
  }

  @Test
  void containersCanWriteAndAreReachedFromThisMachineOnly() throws IOException {
    JsonNode compose = yaml("docker/compose.yaml");
    for (JsonNode service : compose.get("services")) {
      for (JsonNode port : service.path("ports")) {
        assertThat(port.asText()).startsWith("127.0.0.1:");
      }
    }
    // The entrypoint of Flink's image takes all spaces out of these.
    assertThat(names(compose.at("/x-flink/environment"))).doesNotContain("FLINK_PROPERTIES");
    String dockerfile = Files.readString(CONF.resolve("docker/Dockerfile"));
    assertThat(compose.at("/x-flink/volumes/0").asText()).isEqualTo("shared:/shared");
    assertThat(dockerfile)
        .contains("chown flink:flink /shared", "COPY --chown=flink:flink conf/docker/config.yaml")
        .doesNotContain("FLINK_PROPERTIES=", "|| true", "2>/dev/null");
    assertThat(compose.at("/services/kafka/volumes/0").asText())
        .isEqualTo("topics:" + compose.at("/services/kafka/environment/KAFKA_LOG_DIRS").asText());
  }

  @Test
  void prometheusAsksWhereFlinkAnswers() throws IOException {
    JsonNode asked = yaml("monitoring/prometheus.yaml").at("/scrape_configs/0/dns_sd_configs/0");
    JsonNode services = yaml("docker/compose.yaml").get("services");
    for (JsonNode name : asked.get("names")) {
      assertThat(names(services)).contains(name.asText());
    }
    flinkConfigurations()
        .filter(one -> !Set.of("session", "hosts").contains(one.get()[0]))
        .forEach(
            one ->
                assertThat(((Configuration) one.get()[1]).toMap())
                    .containsEntry("metrics.reporter.prometheus.port", asked.get("port").asText()));
  }

  @Test
  void composeHasTheFlinkAndKafkaOfTheBuild() throws IOException {
    String build = Files.readString(Path.of("../pom.xml"));
    JsonNode compose = yaml("docker/compose.yaml");
    assertThat(names(compose.get("services")))
        .containsExactlyInAnyOrder("kafka", "jobmanager", "taskmanager");
    String kafka = compose.at("/services/kafka/image").asText();
    assertThat(build)
        .contains("<kafka.version>" + kafka.substring(kafka.indexOf(':') + 1) + "</kafka.version>");
    String dockerfile = Files.readString(CONF.resolve("docker/Dockerfile"));
    var version = Pattern.compile("FROM flink:([0-9.]+)-java17").matcher(dockerfile);
    assertThat(version.find()).isTrue();
    assertThat(build).contains("<flink.version>" + version.group(1) + "</flink.version>");
  }

  @Test
  void theDashboardAsksForMetricsThatTheDocsDescribe() throws IOException {
    String described = Files.readString(Path.of("../docs/architecture.md"));
    String ours = "flink_taskmanager_job_task_operator_";
    List<String> asked =
        Dashboard.metrics().stream()
            .filter(name -> name.startsWith(ours))
            .map(name -> name.substring(ours.length()))
            .toList();
    assertThat(asked).hasSizeGreaterThan(5);
    assertThat(asked).allSatisfy(name -> assertThat(described).contains("`" + name + "`"));
  }

  private static JsonNode yaml(String file) throws IOException {
    return new YAMLMapper().readTree(CONF.resolve(file).toFile());
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static Stream<ConfigOption<?>> options() {
    return Stream.of(
            BlobServerOptions.class,
            CheckpointingOptions.class,
            CoreOptions.class,
            HeartbeatManagerOptions.class,
            HighAvailabilityOptions.class,
            JobManagerOptions.class,
            MetricOptions.class,
            NettyShuffleEnvironmentOptions.class,
            RestOptions.class,
            RpcOptions.class,
            SecurityOptions.class,
            TaskManagerOptions.class,
            WebOptions.class)
        .flatMap(constants -> Stream.of(constants.getFields()))
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .filter(field -> ConfigOption.class.isAssignableFrom(field.getType()))
        .map(DeploymentFilesTest::option);
  }

  private static ConfigOption<?> option(Field field) {
    try {
      return (ConfigOption<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}

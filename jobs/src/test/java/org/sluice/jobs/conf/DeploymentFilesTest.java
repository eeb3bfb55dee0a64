package org.sluice.jobs.conf;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.NettyShuffleEnvironmentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files for clusters that the tests do not have: that they say what their readers know. */
class DeploymentFilesTest {

  private static final Path CONF = Path.of("../conf");
  private static final String REPORTER = "metrics.reporter.prometheus.";

  /** Not a constant of the public classes. */
  private static final Set<String> OTHERS = Set.of("slot.request.timeout");

  @ParameterizedTest
  @ValueSource(strings = {"session", "application", "hosts"})
  void flinkKnowsEveryKey(String cluster) throws IOException {
    Map<String, String> keys =
        GlobalConfiguration.loadConfiguration(CONF.resolve("flink/" + cluster).toString()).toMap();
    assertThat(keys).isNotEmpty();
    assertThat(unknown(keys.keySet())).isEmpty();
  }

  @Test
  void flinkKnowsEveryKeyOfTheDeployment() throws IOException {
    JsonNode deployment = yaml("kubernetes/hopper.yaml");
    assertThat(deployment.get("apiVersion").asText()).isEqualTo("flink.apache.org/v1beta1");
    assertThat(deployment.get("kind").asText()).isEqualTo("FlinkDeployment");
    JsonNode spec = deployment.get("spec");
    assertThat(names(spec))
        .isSubsetOf(
            "image",
            "flinkVersion",
            "serviceAccount",
            "flinkConfiguration",
            "jobManager",
            "taskManager",
            "job");
    assertThat(names(spec.get("job")))
        .isSubsetOf("jarURI", "entryClass", "args", "parallelism", "upgradeMode");
    Map<String, String> keys =
        new ObjectMapper().convertValue(spec.get("flinkConfiguration"), new TypeReference<>() {});
    assertThat(unknown(keys.keySet())).isEmpty();
    assertThat(spec.at("/job/entryClass").asText()).isEqualTo("org.sluice.jobs.TrainJob");
    assertThat(CONF.resolve("..").resolve(spec.at("/job/args/1").asText())).exists();
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
    JsonNode dashboard =
        new ObjectMapper().readTree(CONF.resolve("monitoring/sluice-dashboard.json").toFile());
    Set<String> asked = new TreeSet<>();
    Pattern metric = Pattern.compile("flink_taskmanager_job_task_operator_(\\w+)");
    for (JsonNode panel : dashboard.get("panels")) {
      for (JsonNode target : panel.get("targets")) {
        metric.matcher(target.get("expr").asText()).results().forEach(m -> asked.add(m.group(1)));
      }
    }
    assertThat(asked).hasSizeGreaterThan(5);
    assertThat(asked).allSatisfy(name -> assertThat(described).contains("`" + name + "`"));
  }

  private static JsonNode yaml(String file) throws IOException {
    return new YAMLMapper().readTree(CONF.resolve(file).toFile());
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static Set<String> unknown(Set<String> keys) {
    Set<String> unknown = new TreeSet<>(keys);
    unknown.removeAll(OTHERS);
    unknown.removeIf(key -> key.startsWith(REPORTER));
    Stream.of(
            BlobServerOptions.class,
            CheckpointingOptions.class,
            CoreOptions.class,
            HeartbeatManagerOptions.class,
            HighAvailabilityOptions.class,
            JobManagerOptions.class,
            MetricOptions.class,
            NettyShuffleEnvironmentOptions.class,
            RestOptions.class,
            SecurityOptions.class,
            TaskManagerOptions.class,
            WebOptions.class)
        .flatMap(constants -> Stream.of(constants.getFields()))
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .filter(field -> ConfigOption.class.isAssignableFrom(field.getType()))
        .forEach(field -> unknown.remove(option(field).key()));
    return unknown;
  }

  private static ConfigOption<?> option(Field field) {
    try {
      return (ConfigOption<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}

package org.sluice.connectors.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.connectors.codec.PolicySnapshotCodec;

/** Which classes a process loads that only acts. */
class ActingClassesTest {

  @TempDir Path folder;

  @Test
  void actingNeedsNeitherFlinkNorNativeCode() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path loaded = folder.resolve("loaded");
    command.add("-Xlog:class+load:file=" + loaded);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ActingClasses.class.getName());
    command.add(policy("Pendulum-v1", "gaussian"));
    command.add(policy("Pendulum-v1", "normalizing-flow"));
    command.add(policy("CartPole-v1", "categorical"));
    command.add(policy("ContinuousCartPole-v0", "beta"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    assertThat(out).isEqualTo("2 records\n".repeat(4));
    List<String> classes =
        Files.readAllLines(loaded).stream()
            .filter(line -> line.contains(" source: "))
            .map(line -> line.replaceFirst("^.*\\] (\\S+) source: .*$", "$1"))
            .toList();
    assertThat(classes).contains(ActorSession.class.getName());
    assertThat(
            classes.stream()
                .filter(name -> !name.startsWith("org.apache.flink.ml.param."))
                .filter(
                    name ->
                        name.startsWith("org.apache.flink.")
                            || name.startsWith("org.nd4j.")
                            || name.startsWith("org.bytedeco.")
                            || name.startsWith("org.apache.kafka.")
                            || name.startsWith("org.sluice.operators."))
                .collect(Collectors.toList()))
        .isEmpty();
  }

  private String policy(String environment, String type) throws IOException {
    Path file = folder.resolve(environment + "-" + type);
    Files.write(file, new PolicySnapshotCodec().encode(Published.snapshot(environment, type, 1)));
    return file.toString();
  }
}

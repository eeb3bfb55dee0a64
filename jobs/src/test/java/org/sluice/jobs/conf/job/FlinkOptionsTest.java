package org.sluice.jobs.conf.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.apache.flink.configuration.CoreOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlinkOptionsTest {

  private final FlinkOptions options = new FlinkOptions();

  @Test
  void hasAllOptionClassesOfFlinksCore() throws Exception {
    String folder = CoreOptions.class.getPackageName().replace('.', '/') + "/";
    Set<String> classes = new TreeSet<>();
    try (JarFile jar = new JarFile(core().toFile())) {
      jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(folder) && name.endsWith("Options.class"))
          .map(name -> name.substring(folder.length(), name.length() - "Options.class".length()))
          .filter(name -> !name.contains("$") && !name.equals("Config"))
          .forEach(classes::add);
    }
    assertThat(FlinkOptions.CLASSES).containsExactlyInAnyOrderElementsOf(classes);
  }

  private static Path core() throws IOException {
    return Path.of(CoreOptions.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  @Test
  void noDefaultIsRefused() {
    assertThat(options.known().collect(Collectors.toSet()))
        .hasSizeGreaterThan(400)
        .contains("taskmanager.numberOfTaskSlots", "state.backend.type", "restart-strategy");
  }

  @ParameterizedTest
  @CsvSource({
    "state.backend.type, rocksdb",
    "state.backend, hashmap",
    "state.backend.rocksdb.memory.managed, true",
    "taskmanager.numberOfTaskSlots, 2",
    "taskmanager.memory.network.max, 256mb",
    "execution.checkpointing.timeout, 10 min",
    "execution.checkpointing.mode, EXACTLY_ONCE",
    "execution.runtime-mode, streaming",
    "restart-strategy.type, fixed-delay",
    "restart-strategy, failurerate",
    "metrics.reporter.prom.port, 9999",
    "s3.access-key, abc",
    "fs.default-scheme, file:///",
    "kubernetes.namespace, x",
    "security.ssl.rest.enabled, false",
    "env.java.opts.all, -Dx=y",
    "table.exec.state.ttl, 1 h"
  })
  void whatFlinkTakesIsTaken(String key, String value) {
    assertThat(options.problem(key, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "taskmanager.numberOfTaskSlot | 2 | unknown key 'flink.taskmanager.numberOfTaskSlot'; the nearest is 'flink.taskmanager.numberOfTaskSlots'",
        "state.backend.tpye | x | the nearest is 'flink.state.backend.type'",
        "my.favourite.colour | x | it is not a Flink option",
        "taskmanager.numberOfTaskSlots | abc | flink.taskmanager.numberOfTaskSlots cannot be 'abc'",
        "taskmanager.memory.network.max | 5 parsecs | flink.taskmanager.memory.network.max cannot be '5 parsecs'",
        "execution.checkpointing.timeout | soon | flink.execution.checkpointing.timeout cannot be 'soon'",
        "state.backend.incremental | perhaps | flink.state.backend.incremental cannot be 'perhaps'",
        "execution.runtime-mode | BATCH | flink.execution.runtime-mode must be STREAMING, not BATCH",
        "execution.checkpointing.mode | AT_LEAST_ONCE | must be EXACTLY_ONCE",
        "restart-strategy | none | must be exponential-delay or fixed-delay or failure-rate, not none",
        "restart-strategy.type | disable | must be exponential-delay",
        "parallelism.default | 4 | cannot be set: set parallelism instead",
        "state.checkpoints.dir | /x | cannot be set: set checkpoint-directory instead",
        "execution.checkpointing.interval | 1 s | cannot be set: set checkpoint-interval instead",
        "execution.savepoint.path | /x | cannot be set: resume the run with --resume",
        "taskmanager.numberOfTaskSlots | '' | has no value"
      })
  void whatFlinkWouldStumbleOverIsASentence(String key, String value, String problem) {
    assertThat(options.problem(key, value)).get().asString().contains(problem);
  }
}

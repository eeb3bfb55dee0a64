package org.sluice.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.sluice.jobs.train.FlinkPaths;

class SessionConfigurationTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @FieldSource("org.sluice.jobs.train.fixture.NastyNames#ALL")
  void flinkReadsTheFoldersThatWereWritten(String name) throws IOException {
    Path place = folder.resolve(name);
    Files.createDirectories(place.resolve("conf"));
    SessionConfiguration.write(
        Path.of("..", "conf", "flink", "session"), ClusterShape.of(1, 1, true, 0, 0), place);
    Configuration read = GlobalConfiguration.loadConfiguration(place.resolve("conf").toString());
    assertThat(read.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
        .isEqualTo(FlinkPaths.address(place.resolve("checkpoints")));
    assertThat(read.get(CheckpointingOptions.SAVEPOINT_DIRECTORY))
        .isEqualTo(FlinkPaths.address(place.resolve("savepoints")));
    assertThat(read.get(HighAvailabilityOptions.HA_STORAGE_PATH))
        .isEqualTo(FlinkPaths.address(place.resolve("high-availability")));
  }
}

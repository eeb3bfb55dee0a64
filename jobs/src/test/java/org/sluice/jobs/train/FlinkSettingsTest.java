package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.runtime.state.storage.FileSystemCheckpointStorage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.jobs.conf.Configuration;
import org.sluice.jobs.conf.job.JobSettings;

class FlinkSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "/shared/check points, file:/shared/check points",
    "file:///shared, file:///shared",
    "s3://bucket/a, s3://bucket/a"
  })
  void flinkIsGivenAnAddressForCheckpoints(String configured, String address) {
    JobSettings job =
        Configuration.read(
                Path.of("../conf/pendulum.yaml"), List.of("checkpoint-directory=" + configured))
            .job();
    for (var settings : List.of(FlinkSettings.local(job), FlinkSettings.cluster(job))) {
      String given = settings.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY);
      assertThat(given).isEqualTo(address);
      assertThat(new FileSystemCheckpointStorage(given).getCheckpointPath()).isNotNull();
    }
  }
}

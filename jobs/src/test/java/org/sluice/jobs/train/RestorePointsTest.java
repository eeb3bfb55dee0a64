package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.KeyGroupRangeOffsets;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.train.fixture.NastyNames;

class RestorePointsTest {

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve(NastyNames.ONE));
  }

  /** One with a file of state, which was written at a time. */
  private Path write(String name, long number, String time) throws IOException {
    Path place = Files.createDirectories(folder.resolve(name));
    Path state = Files.write(place.resolve("state"), new byte[100]);
    OperatorState operator = new OperatorState(new OperatorID(1, 2), 1, 1);
    operator.putState(
        0,
        OperatorSubtaskState.builder()
            .setManagedKeyedState(
                new KeyGroupsStateHandle(
                    new KeyGroupRangeOffsets(0, 0),
                    new FileStateHandle(
                        new org.apache.flink.core.fs.Path(FlinkPaths.address(state)), 100)))
            .build());
    Path metadata = place.resolve("_metadata");
    try (OutputStream out = Files.newOutputStream(metadata)) {
      Checkpoints.storeCheckpointMetadata(
          new CheckpointMetadata(number, List.of(operator), List.of()), out);
    }
    Files.setLastModifiedTime(metadata, FileTime.from(java.time.Instant.parse(time)));
    return place;
  }

  private RestorePoints found() {
    return RestorePoints.in(List.of(FlinkPaths.address(folder)));
  }

  @Test
  void theNewestIsThatOfTheGreatestNumberWhateverTheClockSaid() throws IOException {
    write("savepoint-1", 7, "2026-03-01T00:00:00Z");
    Path newest = write("job/chk-9", 9, "2026-01-01T00:00:00Z");
    write("job/chk-8", 8, "2026-02-01T00:00:00Z");
    assertThat(found().newest()).hasValue(FlinkPaths.address(newest));
    assertThat(found().damaged()).isEmpty();
  }

  @Test
  void anOlderOneStandsInForOneThatIsDamaged() throws IOException {
    Path older = write("job/chk-8", 8, "2026-01-01T00:00:00Z");
    Path cut = write("job/chk-9", 9, "2026-01-02T00:00:00Z");
    Path metadata = cut.resolve("_metadata");
    Files.write(metadata, Arrays.copyOf(Files.readAllBytes(metadata), 40));
    Path lacking = write("job/chk-10", 10, "2026-01-03T00:00:00Z");
    Files.delete(lacking.resolve("state"));
    Path shorter = write("job/chk-11", 11, "2026-01-03T00:00:00Z");
    Files.write(shorter.resolve("state"), new byte[99]);
    assertThat(found().newest()).hasValue(FlinkPaths.address(older));
    assertThat(found().damaged())
        .hasSize(3)
        .anySatisfy(one -> assertThat(one).startsWith(FlinkPaths.address(cut) + " is damaged: "))
        .anySatisfy(one -> assertThat(one).startsWith(FlinkPaths.address(lacking)))
        .anySatisfy(one -> assertThat(one).startsWith(FlinkPaths.address(shorter)));
  }

  @Test
  void ifAllAreDamagedThatIsRefused() throws IOException {
    Path only = write("job/chk-8", 8, "2026-01-01T00:00:00Z");
    Files.write(only.resolve("_metadata"), new byte[0]);
    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(this::found)
        .withMessageContaining(FlinkPaths.address(only))
        .withMessageContaining("nothing to resume from")
        .withMessageContaining("remove it to start again");
  }

  @Test
  void oneThatWasNotCompletedIsNone() throws IOException {
    Files.createDirectories(folder.resolve("job/chk-1"));
    assertThat(found()).isEqualTo(new RestorePoints(java.util.Optional.empty(), List.of()));
    assertThat(RestorePoints.in(List.of("file:/no/such/folder")).newest()).isEmpty();
  }
}

package org.sluice.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FlinkPathsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @FieldSource("org.sluice.jobs.train.fixture.NastyNames#ALL")
  void flinkWritesWhereItIsTold(String name) throws IOException {
    Path place = Files.createDirectory(folder.resolve(name));
    var file = new org.apache.flink.core.fs.Path(FlinkPaths.address(place), "chk-1");
    try (FSDataOutputStream out = file.getFileSystem().create(file, WriteMode.NO_OVERWRITE)) {
      out.write(1);
    }
    assertThat(place).isDirectoryContaining(child -> child.equals(place.resolve("chk-1")));
    assertThat(folder).isDirectoryContaining(child -> child.equals(place));
    assertThat(
            file.getFileSystem()
                .listStatus(new org.apache.flink.core.fs.Path(FlinkPaths.address(place))))
        .singleElement()
        .satisfies(status -> assertThat(status.getPath().toString()).isEqualTo(file.toString()));
  }

  @ParameterizedTest
  @FieldSource("org.sluice.jobs.train.fixture.NastyNames#ALL")
  void aSavepointIsFoundByWhateverItIsCalled(String name) throws IOException {
    Path place = Files.createDirectory(folder.resolve(name));
    String address = FlinkPaths.address(place);
    assertThat(FlinkPaths.given(place.toString())).isEqualTo(address);
    assertThat(FlinkPaths.given(address)).isEqualTo(address);
    assertThat(FlinkPaths.given("file://" + place)).isEqualTo(address);
    assertThat(FlinkPaths.given(place.toUri().toString())).isEqualTo(address);
  }

  @Test
  void whatIsNotHereIsLeftToTheCluster() {
    for (String elsewhere : new String[] {"s3://bucket/a b", "file:///no/such/folder", "hdfs:/x"}) {
      assertThat(FlinkPaths.given(elsewhere)).isEqualTo(elsewhere);
    }
  }

  @Test
  void aBackslashIsRefused() {
    assertThatExceptionOfType(TrainingException.class)
        .isThrownBy(() -> FlinkPaths.address(folder.resolve("a\\b")))
        .withMessageContaining("backslash");
  }
}

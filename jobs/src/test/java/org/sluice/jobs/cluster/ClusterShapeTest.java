package org.sluice.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterShapeTest {

  @TempDir private Path folder;

  @Test
  void readsBackAsItWasAndIsItsOwnersAlone() throws IOException {
    for (ClusterShape shape :
        new ClusterShape[] {
          ClusterShape.of(2, 3, true, 0, 0), ClusterShape.of(1, 1, false, 0, 0)
        }) {
      shape.write(folder);
      assertThat(ClusterShape.read(folder)).isEqualTo(shape);
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("cluster.properties"))))
          .isEqualTo("rw-------");
    }
  }
}

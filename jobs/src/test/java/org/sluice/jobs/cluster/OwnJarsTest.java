package org.sluice.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnJarsTest {

  @TempDir private Path folder;

  @Test
  void jarsAndFoldersOfJarsAreTaken() throws IOException {
    Path one = Files.createFile(folder.resolve("one.jar"));
    Path libraries = Files.createDirectory(folder.resolve("lib"));
    Path two = Files.createFile(libraries.resolve("two.jar"));
    Files.createFile(libraries.resolve("notes.txt"));
    assertThat(OwnJars.of(one + File.pathSeparator + libraries + "/*")).containsExactly(one, two);
    assertThat(OwnJars.of("")).isEmpty();
  }

  @Test
  void whatIsNoJarIsRefused() {
    assertThatThrownBy(() -> OwnJars.of(folder.toString()))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("SLUICE_CLASSPATH names " + folder);
    assertThatThrownBy(() -> OwnJars.of(folder.resolve("absent.jar").toString()))
        .hasMessageContaining("does not exist");
  }
}

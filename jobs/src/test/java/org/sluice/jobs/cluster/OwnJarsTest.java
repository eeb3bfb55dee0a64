package org.sluice.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnJarsTest {

  @TempDir private Path folder;

  @Test
  void jarsAndFoldersOfJarsAreTaken() throws IOException {
    Path one = jar("one.jar");
    Path libraries = Files.createDirectory(folder.resolve("lib"));
    Path two = jar("lib/two.jar");
    Files.createFile(libraries.resolve("notes.txt"));
    assertThat(OwnJars.of(one + File.pathSeparator + libraries + "/*")).containsExactly(one, two);
    assertThat(OwnJars.of("")).isEmpty();
  }

  @Test
  void whatIsNoJarIsRefused() throws IOException {
    assertThatThrownBy(() -> OwnJars.of(folder.toString()))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("SLUICE_CLASSPATH names " + folder);
    assertThatThrownBy(() -> OwnJars.of(folder.resolve("absent.jar").toString()))
        .hasMessageContaining("does not exist");
    Path text = Files.writeString(folder.resolve("text.jar"), "no more than words");
    assertThatThrownBy(() -> OwnJars.of(text.toString()))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("names " + text + ", which is not a jar");
  }

  private Path jar(String name) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      new JarOutputStream(out, new Manifest()).close();
    }
    return file;
  }
}

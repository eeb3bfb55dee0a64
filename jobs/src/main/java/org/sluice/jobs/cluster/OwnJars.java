package org.sluice.jobs.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * The user's jars, from the environment variable {@value #VARIABLE}: the launcher puts them on the
 * class path, and a job sends them to the cluster.
 */
final class OwnJars {

  private static final String VARIABLE = "SLUICE_CLASSPATH";

  private OwnJars() {}

  /**
   * The jars of this process.
   *
   * @throws ClusterException if the variable contains something that cannot be sent with a job
   */
  static List<Path> current() {
    String value = System.getenv(VARIABLE);
    return of(value == null ? "" : value);
  }

  /**
   * The jars of a class path.
   *
   * @throws ClusterException if an entry is not a jar
   */
  static List<Path> of(String classPath) {
    List<Path> jars = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      if (entry.equals("*") || entry.endsWith(File.separator + "*")) {
        jars.addAll(inFolder(entry.substring(0, entry.length() - 1)));
      } else if (!entry.isEmpty()) {
        jars.add(jar(Path.of(entry)));
      }
    }
    return List.copyOf(jars);
  }

  /** The jars that Java reads for {@code folder/*}. */
  private static List<Path> inFolder(String folder) {
    File[] files = Path.of(folder).toFile().listFiles((in, name) -> name.matches("(?i).*\\.jar"));
    return files == null ? List.of() : Arrays.stream(files).sorted().map(File::toPath).toList();
  }

  private static Path jar(Path entry) {
    if (!Files.isRegularFile(entry)) {
      throw new ClusterException(
          String.format(
              "%s names %s, which %s; a cluster needs jars: pack the classes into one",
              VARIABLE, entry, Files.exists(entry) ? "is not a file" : "does not exist"));
    }
    try (ZipFile opened = new ZipFile(entry.toFile())) {
      return Path.of(opened.getName()).toAbsolutePath();
    } catch (IOException e) {
      throw new ClusterException(
          String.format("%s names %s, which is not a jar (%s)", VARIABLE, entry, e.getMessage()),
          e);
    }
  }
}

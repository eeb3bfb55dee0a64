package org.sluice.jobs.cluster;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The build's artefacts, located from where this class was loaded. */
public final class Installation {

  private final Path target;

  private Installation(Path target) {
    this.target = target;
  }

  /**
   * The installation that this process runs from.
   *
   * @throws ClusterException if it does not run from one
   */
  public static Installation current() {
    try {
      URI place = Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path target = Path.of(place).getParent();
      if (!Files.exists(target.resolve("cluster-classpath"))) {
        throw new ClusterException(target + ": not built; run ./mvnw -DskipTests package");
      }
      return new Installation(target);
    } catch (URISyntaxException e) {
      throw new ClusterException("cannot determine where this program is installed", e);
    }
  }

  /**
   * The jars of a job: Sluice's job jar and the user's own jars.
   *
   * @throws ClusterException if {@code SLUICE_CLASSPATH} contains something that is not a jar
   */
  public List<Path> jobJars() {
    List<Path> jars = new ArrayList<>(List.of(jobJar()));
    jars.addAll(OwnJars.current());
    return List.copyOf(jars);
  }

  Path jobJar() {
    return target.resolve("sluice-jobs.jar");
  }

  /** Flink and the libraries with native code. */
  String clusterClassPath() {
    return read("cluster-classpath");
  }

  /**
   * The same, plus what Flink's processes load: the REST request filter and the metrics reporter.
   */
  String flinkClassPath() {
    return clusterClassPath() + File.pathSeparator + target.resolve("classes");
  }

  /** Everything. */
  String fullClassPath() {
    return target.resolve("classes") + File.pathSeparator + read("classpath");
  }

  /** Everything, plus Flink's SQL client. */
  String sqlClassPath() {
    return fullClassPath() + File.pathSeparator + read("sql-classpath");
  }

  /** Flink's configuration for a session cluster, as it is shipped. */
  Path sessionConfiguration() {
    return target.getParent().getParent().resolve("conf/flink/session");
  }

  private String read(String file) {
    try {
      return Files.readString(target.resolve(file)).strip();
    } catch (IOException e) {
      throw new ClusterException("cannot read " + target.resolve(file), e);
    }
  }
}

package org.sluice.jobs.cli.cluster;

import java.nio.file.Path;
import org.sluice.jobs.cluster.LocalCluster;
import picocli.CommandLine.Option;

/** The option that selects a cluster on this machine. */
final class ClusterFolder {

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      defaultValue = ".cluster",
      description =
          "Folder for everything that the cluster writes: logs in log/, topics in kafka/,"
              + " checkpoints, savepoints. Default: ${DEFAULT-VALUE}.")
  private Path folder;

  Path path() {
    return folder;
  }

  LocalCluster open() {
    return LocalCluster.open(folder);
  }
}

package org.sluice.jobs.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sluice.connectors.disk.FullDisk;
import org.sluice.jobs.run.files.RunFiles;

/** A cluster on this machine cannot be started or used; the message says why. */
public final class ClusterException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** The cluster's folder cannot be written. */
  static ClusterException unwritable(Path folder, IOException cause) {
    String reason = FullDisk.behind(cause, List.of(folder)).orElseGet(() -> RunFiles.reason(cause));
    return new ClusterException(
        "cannot write to the cluster's folder " + folder + " (" + reason + ")", cause);
  }

  ClusterException(String message) {
    super(message);
  }

  ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}

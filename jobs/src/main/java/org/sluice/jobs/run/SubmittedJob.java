package org.sluice.jobs.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sluice.jobs.run.files.RunFiles;

/**
 * The file {@code job} of a run that was submitted to a cluster.
 *
 * @param id the Flink job's id
 * @param master the cluster's REST interface, {@code HOST:PORT}; empty if unknown
 */
public record SubmittedJob(String id, String master) {

  /** The file's name. */
  public static final String NAME = "job";

  /** Writes it into a run's folder, over an earlier one. */
  public void keep(Path run) {
    String text = (id + " " + master).strip() + "\n";
    RunFiles.replace(run.resolve(NAME), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a run's file; empty if it was not submitted. */
  public static Optional<SubmittedJob> read(Path run) {
    Path file = run.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String[] words = RunFiles.readText(file).strip().split("\\s+", 2);
    return Optional.of(new SubmittedJob(words[0], words.length == 1 ? "" : words[1]));
  }
}

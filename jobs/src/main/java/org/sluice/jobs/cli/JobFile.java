package org.sluice.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A run's note of the job that a cluster has of it. */
final class JobFile {

  private static final String NAME = "job";

  private JobFile() {}

  static void write(Path run, String id) {
    try {
      Files.writeString(run.resolve(NAME), id + "\n");
    } catch (IOException e) {
      throw new CommandException("cannot write " + run.resolve(NAME), e);
    }
  }

  static String read(Path run) {
    try {
      return Files.readString(run.resolve(NAME)).strip();
    } catch (IOException e) {
      throw new CommandException(
          run + ": was not submitted to a cluster; ./sluice train --resume goes on with it here",
          e);
    }
  }
}

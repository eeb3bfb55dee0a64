package org.sluice.jobs.cli.common;

import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option {@code --json} of a benchmark. */
public final class JsonOption {

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also writes the measurements of every round to FILE.")
  private Path file;

  /**
   * Checks that the file, if one was given, can be written.
   *
   * @throws CommandException if it cannot be written
   */
  public void prepare() {
    if (file != null) {
      ReportFile.prepare(file);
    }
  }

  /**
   * Writes a document of maps, lists, numbers and records, if a file was given.
   *
   * @throws CommandException if it cannot be written
   */
  public void write(Supplier<?> document) {
    if (file != null) {
      ReportFile.write(file, document.get());
    }
  }
}

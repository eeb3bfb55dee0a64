package org.sluice.jobs.cli.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sluice.jobs.run.files.RunFiles;

/** A file that a command writes for other programs. */
public final class ReportFile {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ReportFile() {}

  /**
   * Creates the folder and checks that the file can be written, before minutes of work.
   *
   * @throws CommandException if it cannot be written
   */
  public static void prepare(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new CommandException(file + ": cannot be written (it is a folder; name a file)");
    }
    try {
      Files.createDirectories(folder);
      Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Writes a document of maps, lists, numbers and records.
   *
   * @throws CommandException if it cannot be written
   */
  public static void write(Path file, Object document) {
    try {
      write(file, JSON.writeValueAsString(document) + "\n");
    } catch (JsonProcessingException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Writes a text.
   *
   * @throws CommandException if it cannot be written
   */
  public static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** What a command throws if a file cannot be written. */
  public static CommandException unwritable(Path file, IOException cause) {
    return new CommandException(
        file + ": cannot be written (" + RunFiles.reason(cause) + ")", cause);
  }
}

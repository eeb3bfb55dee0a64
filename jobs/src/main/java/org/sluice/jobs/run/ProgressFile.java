package org.sluice.jobs.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code progress.csv}: a heading, and a row for each iteration. */
final class ProgressFile {

  static final String NAME = "progress.csv";

  private static final List<String> COLUMNS =
      Arrays.stream(ProgressColumn.values()).map(ProgressColumn::heading).toList();

  private final Path file;

  /** Begins the file, or goes on with one; what a killed writer left of its last row is cut off. */
  ProgressFile(Path file) {
    this.file = file;
    if (!Files.exists(file)) {
      RunFiles.append(file, Csv.line(COLUMNS));
    } else {
      cutUnfinishedRow();
      rows();
    }
  }

  void append(ProgressColumn.Row row) {
    RunFiles.append(
        file,
        Csv.line(Arrays.stream(ProgressColumn.values()).map(column -> column.cell(row)).toList()));
  }

  /** What has been written. */
  List<RecordedRow> rows() {
    return read(file);
  }

  /**
   * Reads a file.
   *
   * @throws RunException if it has not the columns of this build, or is damaged; the message names
   *     the line
   */
  static List<RecordedRow> read(Path file) {
    String text = RunFiles.readText(file);
    if (text.isEmpty()) {
      throw new RunException(file + ": is empty");
    }
    List<String> lines = text.lines().toList();
    if (!text.endsWith("\n")) {
      throw new RunException(
          String.format(
              "%s, line %d: breaks off; its writer was killed, or is writing: go on with the run,"
                  + " or remove the line",
              file, lines.size()));
    }
    checkColumns(file, cells(file, 1, lines.get(0)));
    List<RecordedRow> rows = new ArrayList<>();
    for (int line = 2; line <= lines.size(); line++) {
      RecordedRow row = new RecordedRow(file, line, cells(file, line, lines.get(line - 1)));
      double iteration = row.number(ProgressColumn.ITERATIONS);
      if (iteration != line - 1) {
        throw new RunException(
            String.format(
                "%s, line %d: is iteration '%s', not %d; the file is damaged",
                file, line, row.text(ProgressColumn.ITERATIONS), line - 1));
      }
      rows.add(row);
    }
    return rows;
  }

  static void checkColumns(Path file, List<String> found) {
    if (found.equals(COLUMNS)) {
      return;
    }
    List<String> lacking = COLUMNS.stream().filter(column -> !found.contains(column)).toList();
    List<String> unknown = found.stream().filter(column -> !COLUMNS.contains(column)).toList();
    throw new RunException(
        file
            + ", line 1: does not have the columns of this build of Sluice"
            + (lacking.isEmpty() ? "" : "; it lacks " + String.join(", ", lacking))
            + (unknown.isEmpty() ? "" : "; it has " + String.join(", ", unknown))
            + "; use the build that wrote it");
  }

  static List<String> cells(Path file, int line, String text) {
    try {
      return Csv.cells(text);
    } catch (JsonProcessingException e) {
      throw new RunException(
          String.format(
              "%s, line %d: is no row of comma-separated values; the file is damaged", file, line),
          e);
    }
  }

  private void cutUnfinishedRow() {
    byte[] bytes = RunFiles.read(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(end);
      if (end == 0) {
        channel.write(ByteBuffer.wrap((Csv.line(COLUMNS) + "\n").getBytes(StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw RunFiles.failure(file, "cannot be written", e);
    }
  }
}

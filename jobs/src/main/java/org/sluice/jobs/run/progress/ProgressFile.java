package org.sluice.jobs.run.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.sluice.jobs.run.files.Csv;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;
import org.sluice.learning.algorithm.Metric;

/** {@code progress.csv}: a header, and a row for each iteration. */
public final class ProgressFile {

  public static final String NAME = "progress.csv";

  private final Path file;
  private final List<Metric> metrics;
  private final List<String> columns;

  /**
   * Creates the file, or continues it; an incomplete last row of a killed writer is removed.
   *
   * @param metrics the metrics of the trial's algorithm
   */
  public ProgressFile(Path file, List<Metric> metrics) {
    this.file = file;
    this.metrics = metrics;
    this.columns = ProgressColumn.headings(metrics);
    if (!Files.exists(file)) {
      RunFiles.append(file, Csv.line(columns));
    } else {
      cutUnfinishedRow();
      checkColumns(cells(file, 1, RunFiles.readText(file).lines().findFirst().orElseThrow()));
      rows();
    }
  }

  public void append(ProgressColumn.Row row) {
    RunFiles.append(file, Csv.line(ProgressColumn.cells(metrics, row)));
  }

  /** The rows written so far. */
  public List<RecordedRow> rows() {
    return read(file);
  }

  /**
   * Reads a file of this or another build: columns are identified by their headings, and missing
   * columns are empty. Skips a last row that is being written.
   *
   * @throws RunException if it is damaged; the message names the line
   */
  public static List<RecordedRow> read(Path file) {
    checkSize(file);
    String text = RunFiles.readText(file);
    if (text.isEmpty()) {
      throw new RunException(file + ": is empty; the run has recorded nothing");
    }
    int end = text.lastIndexOf('\n') + 1;
    if (end == 0) {
      throw new RunException(file + ", line 1: is incomplete; the run has recorded nothing");
    }
    List<String> lines = text.substring(0, end).lines().toList();
    ProgressHeading heading = ProgressHeading.of(file, cells(file, 1, lines.get(0)));
    List<RecordedRow> rows = new ArrayList<>();
    for (int line = 2; line <= lines.size(); line++) {
      List<String> cells = cells(file, line, lines.get(line - 1));
      RecordedRow row = new RecordedRow(file, line, heading, cells);
      double iteration = row.number(ProgressColumn.ITERATIONS);
      if (iteration != line - 1) {
        throw new RunException(
            String.format(
                "%s, line %d: is iteration '%s', not %d; the file is damaged",
                file, line, heading.cell(ProgressColumn.ITERATIONS, cells), line - 1));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Rows take a few times the file's size in memory. */
  private static void checkSize(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > Runtime.getRuntime().maxMemory() / 8) {
        throw new RunException(
            file + ": is too large for the heap; raise the limit with SLUICE_JAVA_OPTS=-Xmx16g");
      }
    } catch (IOException e) {
      throw RunFiles.failure(file, "cannot be read", e);
    }
  }

  /** Rejects files of another build for writing, since a file has only one header. */
  private void checkColumns(List<String> found) {
    if (found.equals(columns)) {
      return;
    }
    List<String> lacking = columns.stream().filter(column -> !found.contains(column)).toList();
    List<String> unknown = found.stream().filter(column -> !columns.contains(column)).toList();
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
              "%s, line %d: is not a row of comma-separated values; the file is damaged",
              file, line),
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
        channel.write(ByteBuffer.wrap((Csv.line(columns) + "\n").getBytes(StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw RunFiles.failure(file, "cannot be written", e);
    }
  }
}

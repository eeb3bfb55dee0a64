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

/** {@code progress.csv}: a heading, and a row for each iteration. */
public final class ProgressFile {

  public static final String NAME = "progress.csv";

  private final Path file;
  private final List<Metric> metrics;
  private final List<String> columns;

  /**
   * Begins the file, or goes on with one; what a killed writer left of its last row is cut off.
   *
   * @param metrics those that the trial's algorithm reports
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

  /** What has been written. */
  public List<RecordedRow> rows() {
    return read(file);
  }

  /**
   * Reads a file, of this build or another: columns are told by their headings, and those that are
   * not there are empty. A last row that is being written is left out.
   *
   * @throws RunException if it is damaged; the message names the line
   */
  public static List<RecordedRow> read(Path file) {
    checkSize(file);
    String text = RunFiles.readText(file);
    if (text.isEmpty()) {
      throw new RunException(file + ": is empty; its run has recorded nothing");
    }
    int end = text.lastIndexOf('\n') + 1;
    if (end == 0) {
      throw new RunException(file + ", line 1: breaks off; its run has recorded nothing");
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

  /** Rows need a few times the file's size. */
  private static void checkSize(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > Runtime.getRuntime().maxMemory() / 8) {
        throw new RunException(
            file + ": is too large for this heap; give more with SLUICE_JAVA_OPTS=-Xmx16g");
      }
    } catch (IOException e) {
      throw RunFiles.failure(file, "cannot be read", e);
    }
  }

  /** Rows of this build are not added to those of another: a file has one heading. */
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
        channel.write(ByteBuffer.wrap((Csv.line(columns) + "\n").getBytes(StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw RunFiles.failure(file, "cannot be written", e);
    }
  }
}

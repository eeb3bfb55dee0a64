package org.sluice.jobs.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code progress.csv}: a heading, and a row for each iteration. */
final class ProgressFile {

  private static final String HEADING =
      Arrays.stream(ProgressColumn.values())
          .map(ProgressColumn::heading)
          .collect(Collectors.joining(","));

  private final Path file;

  /** Begins the file, or goes on with one; what a killed writer left of its last row is cut off. */
  ProgressFile(Path file) {
    this.file = file;
    if (!Files.exists(file)) {
      RunFiles.append(file, HEADING);
    } else {
      cutUnfinishedRow();
      rows();
    }
  }

  void append(ProgressColumn.Row row) {
    RunFiles.append(
        file,
        Arrays.stream(ProgressColumn.values())
            .map(column -> column.cell(row))
            .collect(Collectors.joining(",")));
  }

  /** The finished rows. */
  List<Map<ProgressColumn, String>> rows() {
    String text = RunFiles.readText(file);
    List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADING)) {
      throw new RunException(file + ": has not the columns of this build; go on with its own");
    }
    List<Map<ProgressColumn, String>> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      rows.add(row(lines.get(i), i + 1));
    }
    return rows;
  }

  private Map<ProgressColumn, String> row(String line, int number) {
    List<ProgressColumn> columns = List.of(ProgressColumn.values());
    String[] cells = line.split(",", -1);
    if (cells.length != columns.size()) {
      throw new RunException(
          String.format(
              "%s, line %d: has %d cells, not %d", file, number, cells.length, columns.size()));
    }
    Map<ProgressColumn, String> row = new EnumMap<>(ProgressColumn.class);
    for (int i = 0; i < cells.length; i++) {
      row.put(columns.get(i), cells[i]);
    }
    return row;
  }

  /** A cell of {@link #rows} as a number; not-a-number if it is empty. */
  static double number(Map<ProgressColumn, String> row, ProgressColumn column) {
    String cell = row.get(column);
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
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
        channel.write(ByteBuffer.wrap((HEADING + "\n").getBytes(StandardCharsets.US_ASCII)));
      }
    } catch (IOException e) {
      throw RunFiles.failure(file, "cannot be written", e);
    }
  }
}

package org.sluice.jobs.run.rejected;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sluice.jobs.run.files.Csv;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;

/**
 * {@code rejected.csv} in a run's folder: a row for each reason for which records were rejected. A
 * file with the heading alone says that none was.
 */
public final class RejectedFile {

  public static final String NAME = "rejected.csv";

  private static final List<String> HEADING =
      List.of("reason", "records", "newest", "topic", "partition", "offset", "message");

  private RejectedFile() {}

  /**
   * Writes counts, unless the file has higher ones: Kafka may have deleted what was counted before
   * the run was stopped. A damaged file is replaced.
   */
  public static void keep(Path run, List<RejectionCount> counts) {
    Map<String, RejectionCount> all = new TreeMap<>();
    before(run).forEach(one -> all.put(one.reason(), one));
    counts.forEach(
        one -> all.merge(one.reason(), one, (old, now) -> now.count() >= old.count() ? now : old));
    StringBuilder text = new StringBuilder(Csv.line(HEADING)).append('\n');
    all.values().forEach(one -> text.append(Csv.line(cells(one))).append('\n'));
    RunFiles.replace(run.resolve(NAME), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<RejectionCount> before(Path run) {
    try {
      return read(run).orElse(List.of());
    } catch (RunException e) {
      return List.of(); // counting must not end a training
    }
  }

  private static List<String> cells(RejectionCount one) {
    return List.of(
        one.reason(),
        String.valueOf(one.count()),
        one.newest().toString(),
        one.topic(),
        String.valueOf(one.partition()),
        String.valueOf(one.offset()),
        one.message());
  }

  /**
   * The counts of a run; empty if they were not recorded.
   *
   * @throws RunException if the file cannot be read or is damaged
   */
  public static Optional<List<RejectionCount>> read(Path run) {
    Path file = run.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = RunFiles.readText(file).lines().toList();
    List<RejectionCount> counts = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      counts.add(count(file, i + 1, lines.get(i)));
    }
    return Optional.of(counts);
  }

  private static RejectionCount count(Path file, int line, String text) {
    try {
      List<String> cells = Csv.cells(text);
      return new RejectionCount(
          cells.get(0),
          Long.parseLong(cells.get(1)),
          Instant.parse(cells.get(2)),
          cells.get(3),
          Integer.parseInt(cells.get(4)),
          Long.parseLong(cells.get(5)),
          cells.get(6));
    } catch (JsonProcessingException
        | DateTimeParseException
        | NumberFormatException
        | IndexOutOfBoundsException e) {
      throw new RunException(
          String.format(
              "%s, line %d: is not a count of rejected records; delete the file, and they are counted"
                  + " again",
              file, line),
          e);
    }
  }
}

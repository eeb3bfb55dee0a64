package org.sluice.jobs.report.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.jobs.run.files.Csv;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;

/**
 * The returns that become the scores 0 and 1, of each environment, in order. A return R has the
 * score (R − low) / (high − low).
 */
public record References(Map<String, Reference> ofEnvironments) {

  private static final List<String> HEADINGS = List.of("environment", "low", "high");

  /**
   * The references of an environment.
   *
   * @param low the return with the score 0, such as that of random actions
   * @param high the return with the score 1; another than {@code low}
   */
  public record Reference(double low, double high) {

    double score(double value) {
      return (value - low) / (high - low);
    }
  }

  /**
   * Reads a CSV file with the columns {@code environment}, {@code low} and {@code high}; others are
   * ignored.
   *
   * @throws RunException if it cannot be read, or has no such rows; the message names the line
   */
  public static References read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw RunFiles.failure(file, "cannot be read", e);
    }
    if (lines.isEmpty()) {
      throw new RunException(file + " is empty; its first line must name " + HEADINGS);
    }
    List<String> headings = cells(file, 1, lines.get(0));
    if (!headings.containsAll(HEADINGS)) {
      throw wrong(file, 1, "must name the columns " + String.join(", ", HEADINGS));
    }
    Map<String, Reference> found = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      List<String> cells = cells(file, i + 1, lines.get(i));
      if (cells.size() != headings.size()) {
        throw wrong(file, i + 1, "has " + cells.size() + " cells, not " + headings.size());
      }
      double low = number(file, i + 1, "low", cells.get(headings.indexOf("low")));
      double high = number(file, i + 1, "high", cells.get(headings.indexOf("high")));
      if (low == high) {
        throw wrong(file, i + 1, "has the same number as low and high");
      }
      String environment = cells.get(headings.indexOf("environment"));
      if (found.put(environment, new Reference(low, high)) != null) {
        throw wrong(file, i + 1, "repeats " + environment);
      }
    }
    if (found.isEmpty()) {
      throw new RunException(file + " has no environment");
    }
    return new References(found);
  }

  private static List<String> cells(Path file, int line, String text) {
    try {
      return Csv.cells(text);
    } catch (JsonProcessingException e) {
      throw wrong(file, line, "has unbalanced quotes");
    }
  }

  private static double number(Path file, int line, String column, String cell) {
    try {
      double number = Double.parseDouble(cell);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw wrong(file, line, "has no number in the column " + column + ": '" + cell + "'");
  }

  private static RunException wrong(Path file, int line, String what) {
    return new RunException(String.format("%s: line %d %s", file, line, what));
  }
}

package org.sluice.jobs.cli.lab;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.sluice.jobs.cli.common.CommandException;
import org.sluice.jobs.cli.common.ReportFile;

/** Prints events with the time of day, and writes them to a file. */
final class TimedLog implements Consumer<String>, AutoCloseable {

  private final PrintWriter out;
  private final Optional<PrintWriter> file;

  /**
   * @param file is overwritten
   * @throws CommandException if it cannot be
   */
  TimedLog(PrintWriter out, Optional<Path> file) {
    this.out = out;
    this.file = file.map(TimedLog::open);
  }

  private static PrintWriter open(Path file) {
    ReportFile.prepare(file);
    try {
      return new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CommandException(file + ": cannot be written", e);
    }
  }

  /** Thread-safe. */
  @Override
  public synchronized void accept(String text) {
    LocalTime now = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS);
    say(out, now, text);
    file.ifPresent(writer -> say(writer, now, text));
  }

  private static void say(PrintWriter writer, LocalTime now, String text) {
    writer.printf("%s  %s%n", now, text);
    writer.flush();
  }

  @Override
  public synchronized void close() {
    file.ifPresent(PrintWriter::close);
  }
}

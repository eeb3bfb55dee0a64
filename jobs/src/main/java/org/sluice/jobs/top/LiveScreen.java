package org.sluice.jobs.top;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** A leaderboard that fills the terminal and is refreshed every second. */
public final class LiveScreen {

  private static final long INTERVAL = 1_000_000_000L;
  private static final long KEY_MILLISECONDS = 100;
  private static final int CONTROL_C = 3;

  /** Lines besides trials and summary: header and footer. */
  private static final int OTHER_LINES = 2;

  private final Terminal terminal;
  private final BooleanSupplier stopped;
  private final Pace pace = new Pace(System::nanoTime);

  /**
   * @param stopped whether it must end without a key press
   */
  public LiveScreen(Terminal terminal, BooleanSupplier stopped) {
    this.terminal = terminal;
    this.stopped = stopped;
  }

  /**
   * Draws until {@code q} or Ctrl-C is pressed, or the input ends. Restores the terminal
   * afterwards.
   */
  public void show(Standings standings) {
    Attributes before = terminal.enterRawMode();
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    try {
      Display display = new Display(terminal, true);
      display.clear();
      do {
        Size size = size(terminal.getSize());
        display.resize(size.getRows(), size.getColumns());
        display.update(frame(Leaderboard.of(standings.read()), size), 0);
      } while (!endsWithin(INTERVAL));
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be read", e);
    } finally {
      terminal.puts(Capability.cursor_visible);
      terminal.puts(Capability.exit_ca_mode);
      terminal.flush();
      terminal.setAttributes(before);
    }
  }

  private List<AttributedString> frame(Leaderboard board, Size size) {
    List<String> summary = wrapped(board.summary(pace.after(board.steps())), size.getColumns());
    int most = Math.max(0, size.getRows() - summary.size() - OTHER_LINES);
    List<String> table = board.table(most, size.getColumns());
    List<AttributedString> lines = new ArrayList<>();
    summary.stream().map(AttributedString::new).forEach(lines::add);
    lines.add(new AttributedString(table.get(0), AttributedStyle.BOLD));
    table.stream().skip(1).map(AttributedString::new).forEach(lines::add);
    int hidden = board.ranked().size() - (table.size() - 1);
    lines.add(new AttributedString((hidden > 0 ? "and " + hidden + " more; " : "") + "q ends"));
    return lines.stream()
        .limit(size.getRows())
        .map(line -> fit(line, size.getColumns()))
        .collect(Collectors.toCollection(ArrayList::new)); // the display pads a shorter frame
  }

  /** Wraps a long line between its parts. */
  private static List<String> wrapped(String line, int columns) {
    List<String> lines = new ArrayList<>();
    for (String part : line.split("  ", -1)) {
      int last = lines.size() - 1;
      if (last >= 0 && lines.get(last).length() + 2 + part.length() <= columns) {
        lines.set(last, lines.get(last) + "  " + part);
      } else {
        lines.add(part);
      }
    }
    return lines;
  }

  /** The terminal's size, with a default for terminals that do not report it. */
  private static Size size(Size told) {
    return told.getRows() > 0 && told.getColumns() > 0 ? told : new Size(80, 24);
  }

  private static AttributedString fit(AttributedString line, int columns) {
    if (line.columnLength() <= columns) {
      return line;
    }
    return new AttributedStringBuilder()
        .append(line.columnSubSequence(0, columns - 1))
        .append('…')
        .toAttributedString();
  }

  private boolean endsWithin(long nanoseconds) throws IOException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanoseconds) {
      int key = terminal.reader().read(KEY_MILLISECONDS);
      if (stopped.getAsBoolean()
          || key == 'q'
          || key == 'Q'
          || key == CONTROL_C
          || key == NonBlockingReader.EOF) {
        return true;
      }
    }
    return false;
  }
}

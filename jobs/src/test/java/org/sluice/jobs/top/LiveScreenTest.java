package org.sluice.jobs.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.flink.util.FileUtils;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.jobs.run.WrittenTrials;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.top.Standing.State;

@Timeout(20)
class LiveScreenTest {

  private static final String MAIN_SCREEN = "\u001b[?1049l";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Stays open: the end of the input would end the screen, too. */
  private final PipedOutputStream keyboard = new PipedOutputStream();

  /** A terminal of 5 lines with 60 columns on which keys have been pressed. */
  private Terminal terminal(String keys) throws IOException {
    PipedInputStream pressed = new PipedInputStream(keyboard);
    keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
    return TerminalBuilder.builder()
        .system(false)
        .streams(pressed, out)
        .type("xterm-256color")
        .encoding(StandardCharsets.UTF_8)
        .size(new Size(60, 5))
        .build();
  }

  private record Fixed(List<Standing> read) implements Standings {
    @Override
    public void close() {}
  }

  private static Standings standings(int count) {
    return new Fixed(
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new Standing(
                        "trial-" + i, 1, OptionalLong.of(2), i, 0, 0, 1, State.RUNNING, ""))
            .toList());
  }

  @Test
  void theBestFillTheScreenUntilAKeyEndsIt() throws IOException {
    try (Terminal terminal = terminal("xq")) {
      new LiveScreen(terminal, () -> false).show(standings(1000));
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("1,000 running")
        .contains("trial-999")
        .contains("trial-998")
        .contains("and 998 more; q ends")
        .doesNotContain("trial-997")
        .contains("  running") // at the end of the line, for which there is room
        .contains(MAIN_SCREEN);
  }

  @Test
  void endsWhenItIsTold() throws IOException {
    try (Terminal terminal = terminal("x")) {
      new LiveScreen(terminal, () -> true).show(standings(1));
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("trial-0").contains(MAIN_SCREEN);
  }

  @Test
  void aFrameMayBeShorterThanTheOneBefore() throws IOException {
    AtomicInteger looks = new AtomicInteger();
    Standings fewer =
        new Standings() {
          @Override
          public List<Standing> read() {
            return standings(looks.incrementAndGet() == 1 ? 2 : 1).read();
          }

          @Override
          public void close() {}
        };
    try (Terminal terminal = terminal("")) {
      new LiveScreen(terminal, () -> looks.get() == 2).show(fewer);
    }
    assertThat(looks).hasValue(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(MAIN_SCREEN);
  }

  /** It is watched as long as its watcher likes. */
  @Test
  void aFolderThatVanishesIsToldAndEndsNothing(@TempDir Path home) throws IOException {
    Path run = home.resolve("run");
    WrittenTrials.write(run, WrittenTrials.trial(1, "gaussian", 0.01, 4), 1, -40, -30);
    try (Terminal terminal = terminal("xq");
        RecordedStandings standings = new RecordedStandings(home)) {
      assertThat(standings.read()).extracting(Standing::state).containsExactly(State.STOPPED);
      FileUtils.deleteDirectory(home.toFile());
      new LiveScreen(terminal, () -> false).show(standings);
      assertThat(standings.read())
          .singleElement()
          .satisfies(
              gone -> {
                assertThat(gone.state()).isEqualTo(State.UNREADABLE);
                assertThat(gone.steps()).isEqualTo(128);
                assertThat(gone.detail()).contains("progress.csv: cannot be read (no such file");
              });
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 unreadable").contains(MAIN_SCREEN);
  }

  @Test
  void theTerminalIsGivenBackWhenReadingFails() throws IOException {
    Standings damaged =
        new Standings() {
          @Override
          public List<Standing> read() {
            throw new RunException("damaged");
          }

          @Override
          public void close() {}
        };
    try (Terminal terminal = terminal("")) {
      assertThatThrownBy(() -> new LiveScreen(terminal, () -> false).show(damaged))
          .isInstanceOf(RunException.class);
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(MAIN_SCREEN);
  }
}

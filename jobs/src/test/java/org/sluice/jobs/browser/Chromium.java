package org.sluice.jobs.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A browser that opens pages from disk without a window. */
public final class Chromium {

  private final Path home;
  private final int width;
  private final int height;

  /**
   * @param home a folder of its own
   * @param width of the window
   * @param height of the window
   */
  public Chromium(Path home, int width, int height) {
    this.home = home;
    this.width = width;
    this.height = height;
  }

  /**
   * What a browser made of a page.
   *
   * @param printed on standard output
   * @param console messages of the page and errors of loading it
   */
  public record Seen(String printed, List<String> console) {}

  /** The program and the options that it always has. */
  static List<String> command(Path home, int width, int height) {
    return new ArrayList<>(
        List.of(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--force-device-scale-factor=1",
            "--window-size=" + width + "," + height,
            "--user-data-dir=" + home.resolve("profile"),
            "--enable-logging=stderr",
            "--v=0"));
  }

  /** Opens a page and ends. */
  public Seen open(Path page, String... options) throws IOException, InterruptedException {
    Path log = home.resolve("log");
    Path printed = home.resolve("printed");
    List<String> words = command(home, width, height);
    words.addAll(Arrays.asList(options));
    words.add(page.toUri().toString());
    Process browser =
        new ProcessBuilder(words)
            .redirectError(log.toFile())
            .redirectOutput(printed.toFile())
            .start();
    try {
      assertThat(browser.waitFor(2, TimeUnit.MINUTES)).as("chromium ends").isTrue();
    } finally {
      browser.descendants().forEach(ProcessHandle::destroyForcibly);
      browser.destroyForcibly();
    }
    assertThat(browser.exitValue()).as(Files.readString(log)).isZero();
    List<String> console =
        Files.readAllLines(log).stream().filter(line -> line.contains(":CONSOLE")).toList();
    return new Seen(Files.readString(printed), console);
  }
}

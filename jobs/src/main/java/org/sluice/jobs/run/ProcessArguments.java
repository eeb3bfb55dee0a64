package org.sluice.jobs.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sluice.connectors.secrets.Secrets;

/** The words that this process was called with, fit to be written down. */
final class ProcessArguments {

  private ProcessArguments() {}

  /**
   * What followed the main class, without passwords and their like; empty where the system does not
   * tell.
   */
  static List<String> read() {
    String main = System.getProperty("sun.java.command", "").split(" ", 2)[0];
    try {
      // ProcessHandle tells nothing of a command line as long as a class path makes it.
      String text = Files.readString(Path.of("/proc/self/cmdline"), StandardCharsets.UTF_8);
      List<String> words = List.of(text.split("\0", -1));
      int place = words.indexOf(main);
      return place < 0 ? List.of() : Secrets.shown(words.subList(place + 1, words.size() - 1));
    } catch (IOException e) {
      return List.of();
    }
  }
}

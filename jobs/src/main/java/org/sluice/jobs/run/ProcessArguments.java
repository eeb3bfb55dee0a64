package org.sluice.jobs.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sluice.connectors.secrets.Secrets;

/** The arguments of this process, without secrets. */
final class ProcessArguments {

  private ProcessArguments() {}

  /**
   * The arguments after the main class, without secrets; empty if the system does not provide them.
   */
  static List<String> read() {
    String main = System.getProperty("sun.java.command", "").split(" ", 2)[0];
    try {
      // ProcessHandle provides no arguments if the class path makes the command line very long.
      String text = Files.readString(Path.of("/proc/self/cmdline"), StandardCharsets.UTF_8);
      List<String> words = List.of(text.split("\0", -1));
      int place = words.indexOf(main);
      return place < 0 ? List.of() : Secrets.shown(words.subList(place + 1, words.size() - 1));
    } catch (IOException e) {
      return List.of();
    }
  }
}

package org.sluice.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Describes the machine. */
public final class Machine {

  private Machine() {}

  /** Processor, cores and Java version in one line. */
  public static String describe() {
    return String.format(
        "%s, %d cores, Java %s, %s",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  private static String processor() {
    try {
      String family = value("cpu family");
      String model = value("model\t");
      return value("model name") + " (family " + family + ", model " + model + ")";
    } catch (IOException e) {
      return "unknown processor";
    }
  }

  private static String value(String key) throws IOException {
    return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).trim())
        .findFirst()
        .orElse("?");
  }
}

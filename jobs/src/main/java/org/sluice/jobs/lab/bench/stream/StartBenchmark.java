package org.sluice.jobs.lab.bench.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/** Measures the time from the start of the {@code train} process to its first learned iteration. */
public final class StartBenchmark {

  /** Text in every line about an iteration. */
  private static final String LEARNED = "steps/s";

  private static final double NANOS = 1e-9;

  private StartBenchmark() {}

  /**
   * Starts processes one after the other, each with its own data.
   *
   * @param launcher the command {@code sluice}
   * @param configuration what is trained, for a few iterations
   * @param folder for the runs
   * @return seconds of each until it printed its first iteration
   */
  public static double[] run(Path launcher, Path configuration, Path folder, int starts)
      throws IOException, InterruptedException {
    double[] seconds = new double[starts];
    for (int i = 0; i < starts; i++) {
      List<String> command =
          List.of(
              launcher.toAbsolutePath().toString(),
              "train",
              configuration.toString(),
              "--set",
              "total-steps=4096",
              "--run",
              folder.resolve("start-" + i).toAbsolutePath().toString());
      seconds[i] = start(command);
    }
    return seconds;
  }

  private static double start(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    double seconds = Double.NaN;
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (Double.isNaN(seconds) && line.contains(LEARNED)) {
          seconds = (System.nanoTime() - start) * NANOS;
        }
      }
    }
    int exit = process.waitFor();
    if (exit != 0 || Double.isNaN(seconds)) {
      throw new IOException(String.join(" ", command) + " failed to train and exited with " + exit);
    }
    return seconds;
  }
}

package org.sluice.jobs.lab.bench.sweep;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures the cost of a job by its number of trials, each job in its own process. */
public final class SweepBenchmark {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final Path folder;
  private final long steps;
  private final long warmUpSteps;

  /**
   * @param folder for topics and checkpoints
   * @param steps approximate environment steps over all trials; each takes a few iterations
   * @param warmUpSteps of a warm-up job before, while the JVM compiles
   */
  public SweepBenchmark(Path folder, long steps, long warmUpSteps) {
    this.folder = folder;
    this.steps = steps;
    this.warmUpSteps = warmUpSteps;
  }

  /**
   * Measures a job of pendulum trials with flow policies.
   *
   * @throws IOException if the process fails; it prints the reason to standard error
   */
  public SweepMeasurements run(int trials) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            SweepProcess.class.getName(),
            Integer.toString(trials),
            Long.toString(steps),
            Long.toString(warmUpSteps),
            folder.resolve("sweep-" + trials).toString()));
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(SweepProcess.MEASURED)) {
          return JSON.readValue(
              line.substring(SweepProcess.MEASURED.length()), SweepMeasurements.class);
        }
        if (line.startsWith(SweepProcess.FAILED)) {
          throw new IOException("the job of " + trials + " trials has " + line);
        }
      }
      throw new IOException("the job of " + trials + " trials ended without a result");
    } finally {
      process.destroyForcibly();
    }
  }
}

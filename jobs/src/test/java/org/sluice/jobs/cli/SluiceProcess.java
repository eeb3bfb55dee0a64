package org.sluice.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A command in its own process. */
public record SluiceProcess(Process process, Path log) {

  /**
   * Starts one.
   *
   * @param log to which what it prints is added
   */
  public static SluiceProcess start(Path log, Object... arguments) throws IOException {
    return startIn(Map.of(), log, arguments);
  }

  /**
   * Starts one.
   *
   * @param environment variables that it has besides this process's
   * @param log to which what it prints is added
   */
  public static SluiceProcess startIn(
      Map<String, String> environment, Path log, Object... arguments) throws IOException {
    return start(environment, List.of(), log, arguments);
  }

  /**
   * Starts one by way of another program.
   *
   * @param program with its arguments, after which those of the command follow
   * @param log to which what they print is added
   */
  public static SluiceProcess startUnder(List<String> program, Path log, Object... arguments)
      throws IOException {
    return start(Map.of(), program, log, arguments);
  }

  private static SluiceProcess start(
      Map<String, String> environment, List<String> program, Path log, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(program);
    command.addAll(
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Sluice.class.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return new SluiceProcess(builder.start(), log);
  }

  /** Waits for its end; returns the exit code. */
  public int end() throws InterruptedException {
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  /** Waits until something holds; fails if it ends before that. */
  public void await(BooleanSupplier condition) throws IOException, InterruptedException {
    while (!condition.getAsBoolean()) {
      assertThat(process.waitFor(20, TimeUnit.MILLISECONDS)).as(printed()).isFalse();
    }
  }

  /** Asks it to stop, by the one of the two signals that nothing above it can have ignored. */
  public void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
  }

  public void kill() {
    process.destroyForcibly();
  }

  /** What all processes with this log have printed. */
  public String printed() throws IOException {
    return Files.readString(log);
  }
}

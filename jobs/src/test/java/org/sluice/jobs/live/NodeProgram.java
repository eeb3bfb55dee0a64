package org.sluice.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A program that Node.js runs, with the packages of the documentation's programs. */
public final class NodeProgram implements AutoCloseable {

  /** Where {@code .ci/install-node} installs them. */
  private static final Path PACKAGES = Path.of("target/live-node/node_modules").toAbsolutePath();

  private final Process process;
  private final Path log;

  private NodeProgram(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param log what it prints
   */
  public static NodeProgram start(Path log, String... arguments) throws IOException {
    assertThat(PACKAGES.resolve("kafkajs"))
        .as("the programs' packages, which .ci/install-node installs")
        .isDirectory();
    List<String> command = new ArrayList<>(List.of("node"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("NODE_PATH", PACKAGES.toString());
    return new NodeProgram(builder.start(), log);
  }

  /** What it has printed so far. */
  public String printed() throws IOException {
    return Files.readString(log);
  }

  /** Its exit code. */
  public int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  /** Completes when it ends. */
  CompletableFuture<Process> onExit() {
    return process.onExit();
  }

  /** Asks it to end. */
  void interrupt() {
    process.destroy();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

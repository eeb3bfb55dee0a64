package org.sluice.jobs.cluster;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process of a cluster, which outlives the process that started it. */
final class Member {

  private static final int LAST_LINES = 12;
  private static final int MOST_LOG_BYTES = 4 << 20;

  /** The longest wait after a kill; only a process stuck in the kernel takes longer. */
  private static final Duration DYING = Duration.ofSeconds(10);

  /** A started process: its id, its identity and the log's length at its start. */
  private record Known(long number, String identity, long logged) {}

  private final String name;
  private final Path folder;
  private final List<String> command;

  /**
   * @param folder the cluster's
   * @param command what is executed
   */
  Member(String name, Path folder, List<String> command) {
    this.name = name;
    this.folder = folder;
    this.command = List.copyOf(command);
  }

  String name() {
    return name;
  }

  /** Starts it unless it is running; returns whether it did. */
  boolean start() {
    if (running().isPresent()) {
      return false;
    }
    try {
      long logged = Files.exists(log()) ? Files.size(log()) : 0;
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .start();
      String identity = ProcessIdentity.of(process.toHandle()).orElse("unknown");
      Files.writeString(file(), process.pid() + " " + identity + " " + logged + "\n");
      return true;
    } catch (IOException e) {
      throw new ClusterException(name + " cannot be started", e);
    }
  }

  /** Its process, if it is running; not another process with a recycled id. */
  Optional<ProcessHandle> running() {
    return known()
        .flatMap(
            known ->
                ProcessHandle.of(known.number())
                    .filter(
                        process ->
                            ProcessIdentity.of(process)
                                .filter(known.identity()::equals)
                                .isPresent()));
  }

  private Optional<Known> known() {
    try {
      String[] words = Files.readString(file()).strip().split(" ", 3);
      return Optional.of(new Known(Long.parseLong(words[0]), words[1], Long.parseLong(words[2])));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty(); // never started, or the machine crashed while it was written
    }
  }

  /** Asks it to terminate. */
  void terminate() {
    running().ifPresent(ProcessHandle::destroy);
  }

  /** Kills it, as {@code kill -9} does, and waits until it is gone. */
  void kill() {
    running()
        .ifPresent(
            process -> {
              process.destroyForcibly();
              if (!awaitEnd(process, DYING.toMillis())) {
                throw new ClusterException(
                    String.format("cannot kill %s (process %d)", name, process.pid()));
              }
            });
  }

  /** Waits for its end; whether it has ended. */
  boolean awaitEnd(long millis) {
    return running().map(process -> awaitEnd(process, millis)).orElse(true);
  }

  private static boolean awaitEnd(ProcessHandle process, long millis) {
    try {
      process.onExit().get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Removes the record of a process that has ended. */
  void forget() {
    try {
      Files.deleteIfExists(file());
    } catch (IOException e) {
      throw new ClusterException("cannot remove " + file(), e);
    }
  }

  Path log() {
    return folder.resolve("log").resolve(name + ".log");
  }

  /** Why it ended: the first error since its start, or the last lines of its log. */
  String whyItEnded() {
    List<String> log = logged();
    List<String> last = log.subList(Math.max(0, log.size() - LAST_LINES), log.size());
    Optional<List<String>> error = FirstError.in(log);
    return String.format(
        "%s exited unexpectedly; %s, in %s:\n  %s",
        name,
        error.isPresent() ? "its first error" : "the last lines of its log",
        log(),
        log.isEmpty() ? "(nothing)" : String.join("\n  ", error.orElse(last)));
  }

  private List<String> logged() {
    try (InputStream in = Files.newInputStream(log())) {
      in.skip(known().map(Known::logged).orElse(0L));
      return new String(in.readNBytes(MOST_LOG_BYTES), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private Path file() {
    return folder.resolve("processes").resolve(name);
  }
}

package org.sluice.jobs.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** One process of a cluster, which outlives the process that started it. */
final class Member {

  private static final int LAST_LINES = 12;

  /** The place of the start among what follows a process's name in {@code /proc/PID/stat}. */
  private static final int START_TICKS = 19;

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

  /** Starts it, unless it runs. */
  void start() {
    if (running().isPresent()) {
      return;
    }
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .start();
      Files.writeString(file(), process.pid() + " " + started(process.toHandle()) + "\n");
    } catch (IOException e) {
      throw new ClusterException(name + " cannot be started", e);
    }
  }

  /** Its process, if it runs; another one that has been given its number is not it. */
  Optional<ProcessHandle> running() {
    try {
      String[] words = Files.readString(file()).strip().split(" ", 2);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(ProcessHandle::isAlive)
          .filter(handle -> started(handle).equals(words[1]));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * When it started, in the kernel's ticks since the machine did: what Java makes of them moves
   * when the clock is set.
   */
  private static String started(ProcessHandle handle) {
    try {
      String all = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
      String[] afterName = all.substring(all.lastIndexOf(')') + 2).split(" ", -1);
      return afterName[START_TICKS];
    } catch (IOException e) {
      return handle.info().startInstant().map(Instant::toString).orElse("unknown");
    }
  }

  /** Asks it to end. */
  void terminate() {
    running().ifPresent(ProcessHandle::destroy);
  }

  /** Kills it, as {@code kill -9} does, and waits until it is gone. */
  void kill() {
    running()
        .ifPresent(
            handle -> {
              handle.destroyForcibly();
              handle.onExit().join();
            });
  }

  /** Waits for its end; whether it has ended. */
  boolean awaitEnd(long millis) {
    Optional<ProcessHandle> handle = running();
    if (handle.isEmpty()) {
      return true;
    }
    try {
      handle.get().onExit().get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Forgets a process that has ended. */
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

  /** The last that it has said. */
  String lastLines() {
    try (Stream<String> lines = Files.lines(log())) {
      List<String> all = lines.toList();
      return String.join("\n  ", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
    } catch (IOException e) {
      return "(no log)";
    }
  }

  private Path file() {
    return folder.resolve("processes").resolve(name);
  }
}

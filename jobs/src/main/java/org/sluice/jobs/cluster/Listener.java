package org.sluice.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the process that listens on a port, if Linux lets this user see it. */
final class Listener {

  private static final List<Path> SOCKETS =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

  private static final String LISTENING = "0A";
  private static final int LONGEST = 100;

  private Listener() {}

  /** The process; empty if none is visible. */
  static Optional<ProcessHandle> at(int port) {
    Set<String> inodes =
        SOCKETS.stream()
            .flatMap(file -> lines(file).stream())
            .flatMap(line -> inode(line, port).stream())
            .map(inode -> "socket:[" + inode + "]")
            .collect(Collectors.toSet());
    return inodes.isEmpty()
        ? Optional.empty()
        : ProcessHandle.allProcesses().filter(process -> holds(process, inodes)).findFirst();
  }

  /** The socket of a line of {@code /proc/net/tcp}, if it listens at the port. */
  static Optional<String> inode(String line, int port) {
    String[] fields = line.strip().split("\\s+", 11);
    return fields.length > 9
            && fields[1].endsWith(String.format(Locale.ROOT, ":%04X", port))
            && fields[3].equals(LISTENING)
        ? Optional.of(fields[9])
        : Optional.empty();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean holds(ProcessHandle process, Set<String> sockets) {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
      return open.anyMatch(file -> sockets.contains(target(file)));
    } catch (IOException e) {
      return false; // has ended, or is another user's
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** Its process id and the beginning of its command line. */
  static String describe(ProcessHandle process) {
    String command =
        process.info().commandLine().or(() -> process.info().command()).orElse("unnamed");
    return String.format(
        "process %d (%s)",
        process.pid(), command.length() > LONGEST ? command.substring(0, LONGEST) + " …" : command);
  }
}

package org.sluice.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Identifies a process, so that a later one with the same id is told apart, even after a reboot.
 *
 * <p>Linux counts a process's start from the boot, and each boot has an identifier. The wall-clock
 * time of a start, which is all that other systems have, changes when the clock is set.
 */
final class ProcessIdentity {

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  /** Field 22 of {@code /proc/PID/stat}; the first after the name, in parentheses, is field 3. */
  private static final int START = 22 - 3;

  private ProcessIdentity() {}

  /** Empty if the process has ended or the system does not provide it. */
  static Optional<String> of(ProcessHandle process) {
    if (!process.isAlive()) {
      return Optional.empty();
    }
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return Optional.of(Files.readString(BOOT).strip() + "/" + start(stat));
    } catch (IOException | IndexOutOfBoundsException e) {
      return process.info().startInstant().map(Object::toString);
    }
  }

  /** Clock ticks from the boot to the start; a process's name may hold spaces and parentheses. */
  static String start(String stat) {
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", START + 2)[START];
  }
}

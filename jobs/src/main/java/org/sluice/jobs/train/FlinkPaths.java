package org.sluice.jobs.train;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Converts local folders to the addresses that Flink uses. */
public final class FlinkPaths {

  /** The pattern of a path, of Flink's form of it, and of a URI. */
  private static final List<Function<String, Optional<Path>>> READINGS =
      List.of(
          place -> path(() -> Path.of(place)),
          place -> local(place, () -> Path.of(new org.apache.flink.core.fs.Path(place).getPath())),
          place -> local(place, () -> Path.of(URI.create(place))));

  private FlinkPaths() {}

  /** The folder of an address; empty if it is none of this machine. */
  static Optional<Path> local(String address) {
    return local(
        address, () -> Path.of(new org.apache.flink.core.fs.Path(address).toUri().getPath()));
  }

  private static Optional<Path> local(String place, Supplier<Path> reading) {
    return place.startsWith("file:") ? path(reading) : Optional.empty();
  }

  private static Optional<Path> path(Supplier<Path> reading) {
    try {
      return Optional.of(reading.get());
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // it cannot be parsed that way
    }
  }

  /**
   * A folder's address. Unlike in {@link Path#toUri}, nothing is percent-encoded, since Flink does
   * not decode it.
   *
   * @throws TrainingException if Flink cannot represent it
   */
  public static String address(Path folder) {
    String name = folder.toAbsolutePath().normalize().toString();
    if (name.contains("\\")) {
      throw new TrainingException(
          name
              + ": Flink treats a backslash as a slash; use a folder without a backslash in its name");
    }
    return "file:" + name;
  }

  /**
   * Converts a savepoint's path to an address for Flink: local paths, including relative and
   * percent-encoded ones, become the address of the existing file. Other addresses are left to the
   * cluster's file systems.
   */
  static String given(String place) {
    return READINGS.stream()
        .flatMap(reading -> reading.apply(place).stream())
        .filter(Files::exists)
        .findFirst()
        .map(FlinkPaths::address)
        .orElse(place);
  }
}

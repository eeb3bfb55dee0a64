package org.sluice.jobs.train;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Folders of this machine by the names that Flink has for them. */
public final class FlinkPaths {

  /** As a path, as Flink's name of one, and as an address. */
  private static final List<Function<String, Optional<Path>>> READINGS =
      List.of(
          place -> path(() -> Path.of(place)),
          place -> local(place, () -> Path.of(new org.apache.flink.core.fs.Path(place).getPath())),
          place -> local(place, () -> Path.of(URI.create(place))));

  private FlinkPaths() {}

  private static Optional<Path> local(String place, Supplier<Path> reading) {
    return place.startsWith("file:") ? path(reading) : Optional.empty();
  }

  private static Optional<Path> path(Supplier<Path> reading) {
    try {
      return Optional.of(reading.get());
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // it cannot be read like that
    }
  }

  /**
   * A folder's address. Unlike that of {@link Path#toUri} nothing in it is percent-encoded, which
   * Flink would take for the name itself.
   *
   * @throws TrainingException if Flink can have none
   */
  public static String address(Path folder) {
    String name = folder.toAbsolutePath().normalize().toString();
    if (name.contains("\\")) {
      throw new TrainingException(
          name + ": Flink takes a backslash for a slash; use a folder without one in its name");
    }
    return "file:" + name;
  }

  /**
   * What a user calls a savepoint, as Flink does: a path of this machine, also a relative one or
   * one that is percent-encoded as in an address, becomes the address of what is there. All else is
   * for the cluster's file systems.
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

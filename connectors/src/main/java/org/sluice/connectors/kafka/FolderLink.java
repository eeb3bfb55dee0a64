package org.sluice.connectors.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder under a path without commas, which Kafka would split: if its path contains one, a link
 * in the temporary folder, until {@link #close}.
 *
 * @param path the folder, or the link to it
 * @param place the folder of the link; empty if there is none
 */
record FolderLink(Path path, Optional<Path> place) implements AutoCloseable {

  /**
   * Creates a link to a folder if necessary.
   *
   * @throws EmbeddedBrokerException if no link can be created
   */
  static FolderLink to(Path folder) {
    if (!folder.toString().contains(",")) {
      return new FolderLink(folder, Optional.empty());
    }
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    if (temporary.toString().contains(",")) {
      throw new EmbeddedBrokerException(
          String.format(
              "Kafka cannot use the folder %s because its path contains a comma, and a link to it"
                  + " cannot be created in %s, which contains one too; set TMPDIR to another folder",
              folder, temporary));
    }
    try {
      Files.createDirectories(folder);
      Path place = Files.createTempDirectory(temporary, "sluice-kafka");
      return new FolderLink(
          Files.createSymbolicLink(place.resolve("logs"), folder), Optional.of(place));
    } catch (IOException e) {
      throw new EmbeddedBrokerException("cannot make a link to " + folder + " in " + temporary, e);
    }
  }

  @Override
  public void close() {
    try {
      if (place.isPresent()) {
        Files.deleteIfExists(path);
        Files.deleteIfExists(place.get());
      }
    } catch (IOException e) {
      throw new EmbeddedBrokerException("cannot remove the link " + path, e);
    }
  }
}

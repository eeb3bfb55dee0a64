package org.sluice.jobs.conf;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/** A configuration's text: a local file, a file of the job's jar, or one that Flink reaches. */
final class ConfigurationText {

  private ConfigurationText() {}

  /**
   * Reads it.
   *
   * @param place a path, such as {@code conf/hopper.yaml}, or an address with a scheme
   * @throws ConfigurationException if there is none, or it cannot be read
   */
  static String read(String place) {
    try (InputStream in = open(place)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (FileNotFoundException e) {
      throw new ConfigurationException(place + ": there is no such file");
    } catch (UnsupportedFileSystemSchemeException e) {
      throw new ConfigurationException(
          place
              + ": Flink has no file system for this address here; put its plug-in into the"
              + " cluster's plugins folder, or give a path");
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(place + ": cannot be read: " + e.getMessage());
    }
  }

  private static InputStream open(String place) throws IOException {
    if (place.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
      URI address = URI.create(place);
      return FileSystem.get(address).open(new Path(address));
    }
    var local = java.nio.file.Path.of(place);
    if (Files.isRegularFile(local)) {
      return Files.newInputStream(local);
    }
    InputStream shipped = ConfigurationText.class.getResourceAsStream("/" + place);
    if (shipped == null) {
      throw new FileNotFoundException(place);
    }
    return shipped;
  }
}

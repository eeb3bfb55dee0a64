package org.sluice.jobs.conf.text;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/**
 * Reads a configuration's text from a local file, the job's jar, or one of Flink's file systems.
 */
public final class ConfigurationText {

  private static final int MOST_BYTES = 16 << 20;

  /**
   * File descriptors that the shell opened for this process, such as bash's {@code <(…)}. Other
   * pipes and devices are rejected: opening a named pipe can block forever.
   */
  private static final Pattern OPEN = Pattern.compile("/dev/(stdin|fd/\\d+)");

  private ConfigurationText() {}

  /**
   * Reads a local file, or a pipe that is open.
   *
   * @throws ConfigurationException if it does not exist or is not text
   */
  public static String read(Path file) {
    if (!Files.exists(file)) {
      throw new ConfigurationException(file + ": no such file");
    }
    if (Files.isDirectory(file)) {
      throw new ConfigurationException(file + ": is a folder, not a file");
    }
    if (!Files.isRegularFile(file) && !OPEN.matcher(file.toString()).matches()) {
      throw new ConfigurationException(
          file + ": is a pipe or a device; write the configuration to a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    } catch (AccessDeniedException e) {
      throw new ConfigurationException(file + ": cannot be read: permission denied");
    } catch (IOException e) {
      throw new ConfigurationException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads a text from any place.
   *
   * @param place a path, such as {@code conf/hopper.yaml}, or an address with a scheme
   * @throws ConfigurationException if it does not exist or cannot be read
   */
  public static String read(String place) {
    try {
      boolean isAddress = place.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
      if (!isAddress && Files.exists(Path.of(place))) {
        return read(Path.of(place));
      }
      try (InputStream in = isAddress ? open(URI.create(place)) : shipped(place)) {
        return read(place, in);
      }
    } catch (FileNotFoundException e) {
      throw new ConfigurationException(place + ": no such file");
    } catch (UnsupportedFileSystemSchemeException e) {
      throw new ConfigurationException(
          place
              + ": Flink has no file system for this address; put its plug-in into the"
              + " cluster's plugins folder, or give a path");
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(place + ": cannot be read: " + e.getMessage());
    }
  }

  private static InputStream open(URI address) throws IOException {
    return FileSystem.get(address).open(new org.apache.flink.core.fs.Path(address));
  }

  private static InputStream shipped(String place) throws IOException {
    InputStream shipped = ConfigurationText.class.getResourceAsStream("/" + place);
    if (shipped == null) {
      throw new FileNotFoundException(place);
    }
    return shipped;
  }

  private static String read(String place, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new ConfigurationException(
          String.format(
              "%s: is larger than %d MB, too large for a configuration", place, MOST_BYTES >> 20));
    }
    ByteBuffer left = ByteBuffer.wrap(bytes);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    boolean isText =
        !StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(left, text, true)
            .isError();
    text.flip();
    if (!isText) {
      long line = text.chars().filter(c -> c == '\n').count() + 1;
      throw new ConfigurationException(
          String.format("%s, line %d: is not UTF-8; save it as UTF-8", place, line));
    }
    return text.toString();
  }
}

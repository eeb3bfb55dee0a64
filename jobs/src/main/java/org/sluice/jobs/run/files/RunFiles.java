package org.sluice.jobs.run.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.sluice.connectors.disk.FullDisk;
import org.sluice.connectors.secrets.PrivateFiles;

/** Writes files so that they can be read at any time, even after the writer was killed. */
public final class RunFiles {

  /** The configuration of a run or of a trial. */
  public static final String CONFIGURATION = "configuration.yaml";

  private RunFiles() {}

  /** Creates a folder if it does not exist. */
  public static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw failure(folder, "cannot be made", e);
    }
  }

  /** Replaces a file atomically: readers see the old or the new contents, never a part. */
  public static void replace(Path file, byte[] content) {
    replace(file, content, Files::write);
  }

  /** The same for a file with settings, which only its owner can read. */
  public static void replacePrivate(Path file, String content) {
    replace(file, content.getBytes(StandardCharsets.UTF_8), PrivateFiles::write);
  }

  private static void replace(Path file, byte[] content, Writer writer) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      writer.write(unfinished, content);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      remove(unfinished, e);
      throw failure(file, "cannot be written", e);
    }
  }

  /** Deletes a partial file, which would waste space on a full disk. */
  private static void remove(Path unfinished, IOException reason) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /** Writes a new file. */
  @FunctionalInterface
  private interface Writer {
    void write(Path file, byte[] content) throws IOException;
  }

  /** Appends a line in one write. */
  public static void append(Path file, String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw failure(file, "cannot be written", e);
    }
  }

  /** Reads a file as text. */
  public static String readText(Path file) {
    return new String(read(file), StandardCharsets.UTF_8);
  }

  /** Reads a file. */
  public static byte[] read(Path file) {
    if (!Files.exists(file)) {
      throw new RunException(file + ": no such file");
    }
    if (Files.isDirectory(file)) {
      throw new RunException(file + ": is a folder, not a file");
    }
    if (!Files.isRegularFile(file)) { // reading a pipe may block forever
      throw new RunException(file + ": is a pipe or a device, not a file");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw failure(file, "cannot be read", e);
    }
  }

  public static RunException failure(Path file, String what, IOException cause) {
    String reason = FullDisk.behind(cause, List.of(file)).orElseGet(() -> reason(cause));
    return new RunException(file + ": " + what + " (" + reason + ")", cause);
  }

  /** The reason of an I/O error: the system's message, or the meaning of Java's exception. */
  public static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
      return "no such file or folder";
    }
    if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
      return "there is a file in the way";
    }
    if (cause instanceof FileSystemLoopException loop) {
      return loop.getFile() + " is a link to a folder above it";
    }
    return cause instanceof FileSystemException system && system.getReason() != null
        ? system.getReason()
        : String.valueOf(cause.getMessage());
  }
}

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
import org.sluice.connectors.secrets.PrivateFiles;

/** Files that can be read at any moment, also after their writer was killed. */
public final class RunFiles {

  /** The configuration of a run or of a trial. */
  public static final String CONFIGURATION = "configuration.yaml";

  private RunFiles() {}

  /** Makes a folder where there is none. */
  public static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw failure(folder, "cannot be made", e);
    }
  }

  /** Puts a file in place as a whole: a reader sees the old one or the new one, never a part. */
  public static void replace(Path file, byte[] content) {
    replace(file, content, Files::write);
  }

  /** The same for one that holds settings: its owner alone can read it. */
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

  /** On a full disk a part of a file is in the way of everything else. */
  private static void remove(Path unfinished, IOException reason) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /** Writes a file anew. */
  @FunctionalInterface
  private interface Writer {
    void write(Path file, byte[] content) throws IOException;
  }

  /** Adds a line, in one write. */
  public static void append(Path file, String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw failure(file, "cannot be written", e);
    }
  }

  /** A whole file as text. */
  public static String readText(Path file) {
    return new String(read(file), StandardCharsets.UTF_8);
  }

  /** A whole file. */
  public static byte[] read(Path file) {
    if (!Files.exists(file)) {
      throw new RunException(file + ": there is no such file");
    }
    if (Files.isDirectory(file)) {
      throw new RunException(file + ": is a folder, not a file");
    }
    if (!Files.isRegularFile(file)) { // whoever reads a pipe may wait for ever
      throw new RunException(file + ": is a pipe or a device, not a file");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw failure(file, "cannot be read", e);
    }
  }

  public static RunException failure(Path file, String what, IOException cause) {
    return new RunException(file + ": " + what + " (" + reason(cause) + ")", cause);
  }

  /** The system's word for it, where Java passes it on; else what Java's exception stands for. */
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

package org.sluice.jobs.run.progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sluice.jobs.run.files.RunException;
import org.sluice.jobs.run.files.RunFiles;

/**
 * Follows the newest row of a growing {@code progress.csv}, reading each row once. A file that was
 * replaced or truncated is read from its beginning. For one thread.
 */
public final class ProgressTail {

  /** Takes every row, for readers that need more than the newest. */
  public interface Rows {

    /** Takes the next row. */
    void add(RecordedRow row);

    /** Forgets all rows: the file is read from its beginning. */
    void clear();
  }

  /** Bytes read at once: more than the longest row. */
  private static final int CHUNK = 1 << 20;

  private final Path file;
  private final Optional<Rows> rows;
  private Object key;
  private long offset;
  private int lines;
  private ProgressHeading heading;
  private Optional<RecordedRow> newest = Optional.empty();

  /** Follows the newest row alone: only the last of several new rows is parsed. */
  public ProgressTail(Path file) {
    this(file, Optional.empty());
  }

  /**
   * @param rows takes every row; empty if only the newest counts
   */
  public ProgressTail(Path file, Optional<Rows> rows) {
    this.file = file;
    this.rows = rows;
  }

  /**
   * The last complete row; an incomplete one is left for the next call.
   *
   * @throws RunException if the file cannot be read, or the row is damaged; the message names the
   *     line
   */
  public Optional<RecordedRow> newest() {
    boolean begun = offset > 0;
    try {
      return read();
    } catch (RunException e) {
      forget();
      if (!begun) {
        throw e;
      }
    }
    // Earlier rows may have come from another file.
    try {
      return read();
    } catch (RunException e) {
      forget();
      throw e;
    }
  }

  private void forget() {
    offset = 0;
    lines = 0;
    heading = null;
    newest = Optional.empty();
    rows.ifPresent(Rows::clear);
  }

  private Optional<RecordedRow> read() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw new RunException(file + ": is a pipe or a device, not a file");
      }
      if (attributes.size() < offset || !Objects.equals(key, attributes.fileKey())) {
        forget();
        key = attributes.fileKey();
      }
      try (FileChannel channel = FileChannel.open(file)) {
        for (List<String> added = chunk(channel); !added.isEmpty(); added = chunk(channel)) {
          take(added);
        }
      }
    } catch (IOException e) {
      throw RunFiles.failure(file, "cannot be read", e);
    }
    return newest;
  }

  /** Parses all lines if every row counts, and the last otherwise. */
  private void take(List<String> added) {
    if (heading == null) {
      heading = ProgressHeading.of(file, ProgressFile.cells(file, 1, added.get(0)));
    }
    for (int i = rows.isPresent() ? 0 : added.size() - 1; i < added.size(); i++) {
      int line = lines + i + 1;
      if (line > 1) {
        RecordedRow row =
            new RecordedRow(file, line, heading, ProgressFile.cells(file, line, added.get(i)));
        rows.ifPresent(all -> all.add(row));
        newest = Optional.of(row);
      }
    }
    lines += added.size();
  }

  /** The next complete lines; none at the end. */
  private List<String> chunk(FileChannel channel) throws IOException {
    long left = Math.max(0, channel.size() - offset);
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(CHUNK, left));
    while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
      // Keeps reading.
    }
    int end = bytes.position();
    while (end > 0 && bytes.get(end - 1) != '\n') {
      end--;
    }
    if (end == 0 && bytes.position() == CHUNK) {
      throw new RunException(
          String.format(
              "%s, line %d: is longer than a row can be; the file is damaged", file, lines + 1));
    }
    offset += end;
    return new String(bytes.array(), 0, end, StandardCharsets.UTF_8).lines().toList();
  }
}

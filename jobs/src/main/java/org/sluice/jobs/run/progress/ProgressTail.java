package org.sluice.jobs.run.progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
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

    /**
     * Forgets all rows: the first row of the file, which is read from its beginning, comes next.
     */
    void clear();
  }

  /** Tells whether a file has changed. */
  private record Version(Object key, long size, FileTime modified) {

    static Version of(BasicFileAttributes attributes) {
      return new Version(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
    }
  }

  /** Bytes read at once: more than the longest row. */
  private static final int CHUNK = 1 << 20;

  private final Path file;
  private final Optional<Rows> rows;
  private Object key;
  private long offset;
  private int beginnings;

  /** Whether the rows that were taken come from an earlier reading. */
  private boolean stale;

  /** What the damage was found in; null if none was found. */
  private Version damaged;

  private RunException damage;
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

  /** How many times the file was read from its beginning. */
  public int beginnings() {
    return beginnings;
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
    stale = true; // a file that was deleted leaves its rows
  }

  private void add(RecordedRow row) {
    if (stale) {
      rows.ifPresent(Rows::clear);
      stale = false;
    }
    rows.ifPresent(all -> all.add(row));
    newest = Optional.of(row);
  }

  private Optional<RecordedRow> read() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw new RunException(file + ": is a pipe or a device, not a file");
      }
      Version version = Version.of(attributes);
      if (version.equals(damaged)) {
        throw damage;
      }
      if (attributes.size() < offset || !Objects.equals(key, attributes.fileKey())) {
        forget();
        key = attributes.fileKey();
      }
      try (FileChannel channel = FileChannel.open(file)) {
        take(channel, version);
      }
    } catch (IOException e) {
      throw RunFiles.failure(file, "cannot be read", e);
    }
    return newest;
  }

  private void take(FileChannel channel, Version version) throws IOException {
    boolean whole = offset == 0;
    try {
      for (List<String> added = chunk(channel); !added.isEmpty(); added = chunk(channel)) {
        take(added);
      }
    } catch (RunException e) {
      if (whole) { // otherwise it may only have been replaced
        damaged = version;
        damage = e;
      }
      throw e;
    }
  }

  /** Parses all lines if every row counts, and the last otherwise. */
  private void take(List<String> added) {
    if (heading == null) {
      heading = ProgressHeading.of(file, ProgressFile.cells(file, 1, added.get(0)));
      beginnings++;
    }
    for (int i = rows.isPresent() ? 0 : added.size() - 1; i < added.size(); i++) {
      int line = lines + i + 1;
      if (line > 1) {
        add(new RecordedRow(file, line, heading, ProgressFile.cells(file, line, added.get(i))));
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

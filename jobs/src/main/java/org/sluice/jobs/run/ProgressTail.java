package org.sluice.jobs.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The newest row of a {@code progress.csv} that grows; reads each row once. For one thread. */
final class ProgressTail {

  private final Path file;
  private long offset;
  private int lines;
  private Optional<RecordedRow> newest = Optional.empty();

  ProgressTail(Path file) {
    this.file = file;
  }

  /**
   * The last row that is complete; one that is being written is left for the next time.
   *
   * @throws RunException if the file cannot be read, has not the columns of this build, or the row
   *     is damaged; the message names the line
   */
  Optional<RecordedRow> newest() {
    List<String> added = added();
    if (!added.isEmpty()) {
      if (lines == 0) {
        ProgressFile.checkColumns(file, ProgressFile.cells(file, 1, added.get(0)));
      }
      lines += added.size();
      if (lines > 1) {
        String row = added.get(added.size() - 1);
        newest = Optional.of(new RecordedRow(file, lines, ProgressFile.cells(file, lines, row)));
      }
    }
    return newest;
  }

  private List<String> added() {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() < offset) { // another run's, in the place of the one before
        offset = 0;
        lines = 0;
        newest = Optional.empty();
      }
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - offset));
      while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
        // Reads on.
      }
      int end = bytes.position();
      while (end > 0 && bytes.get(end - 1) != '\n') {
        end--;
      }
      offset += end;
      return new String(bytes.array(), 0, end, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw RunFiles.failure(file, "cannot be read", e);
    }
  }
}

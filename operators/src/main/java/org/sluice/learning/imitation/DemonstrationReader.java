package org.sluice.learning.imitation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;

/**
 * Reads an Avro container file of demonstrations, whoever wrote it. Fields may have another order,
 * and there may be others.
 */
final class DemonstrationReader implements Episodes {

  private final Path path;
  private final DataFileReader<GenericRecord> file;
  private long episodes;

  /**
   * Opens a file.
   *
   * @throws DemonstrationException if it cannot be read, or is no such file
   */
  DemonstrationReader(Path path) {
    this.path = path;
    if (!Files.exists(path)) {
      throw new DemonstrationException(path + " does not exist");
    }
    if (Files.isDirectory(path)) {
      throw new DemonstrationException(path + " is a folder, not a file");
    }
    try {
      this.file =
          new DataFileReader<>(
              path.toFile(), new GenericDatumReader<>(null, DemonstrationSchema.read()));
    } catch (IOException | AvroRuntimeException e) {
      throw new DemonstrationException(path + " is not an Avro container file: " + e.getMessage());
    }
  }

  @Override
  public Optional<Demonstration> next() {
    GenericRecord record;
    try {
      if (!file.hasNext()) {
        checkEnd();
        return Optional.empty();
      }
      episodes++;
      record = file.next();
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw wrong("cannot be read: " + e.getMessage());
    }
    return Optional.of(demonstration(record));
  }

  @Override
  public String place() {
    return "episode " + episodes;
  }

  /** Avro takes what is missing of a block for the end of the file. */
  private void checkEnd() throws IOException {
    if (file.previousSync() != Files.size(path)) {
      throw new DemonstrationException(
          String.format(
              "%s ends in the middle of an episode, after %d whole ones; write it again",
              path, episodes));
    }
  }

  private Demonstration demonstration(GenericRecord record) {
    int steps = list(record, DemonstrationSchema.OBSERVATIONS).size();
    if (steps == 0) {
      throw wrong("has no steps");
    }
    float[] observations = rows(record, DemonstrationSchema.OBSERVATIONS, steps);
    return Demonstration.of(
        record.get(DemonstrationSchema.TASK).toString(),
        record.get(DemonstrationSchema.EXPERT).toString(),
        (Long) record.get(DemonstrationSchema.SEED),
        Observations.of(observations),
        rows(record, DemonstrationSchema.ACTIONS, steps),
        row(record, DemonstrationSchema.REWARDS, steps),
        EndMark.valueOf(record.get(DemonstrationSchema.END).toString()),
        Observations.of(
            row(record, DemonstrationSchema.FINAL_OBSERVATION, observations.length / steps)));
  }

  private static List<?> list(GenericRecord record, String field) {
    return (List<?>) record.get(field);
  }

  private float[] row(GenericRecord record, String field, int width) {
    List<?> row = list(record, field);
    if (row.size() != width) {
      throw wrong(String.format("has %d numbers in its %s, not %d", row.size(), field, width));
    }
    float[] numbers = new float[width];
    put(row, numbers, 0);
    return numbers;
  }

  /** Rows of one width. */
  private float[] rows(GenericRecord record, String field, int steps) {
    List<?> rows = list(record, field);
    if (rows.size() != steps) {
      throw wrong(String.format("has %d %s for %d observations", rows.size(), field, steps));
    }
    int width = ((List<?>) rows.get(0)).size();
    float[] numbers = new float[steps * width];
    for (int t = 0; t < steps; t++) {
      List<?> row = (List<?>) rows.get(t);
      if (row.size() != width) {
        throw wrong(
            String.format(
                "has %d numbers in its %s of step %d, and %d in those of step 1",
                row.size(), field, t + 1, width));
      }
      put(row, numbers, t);
    }
    return numbers;
  }

  private static void put(List<?> row, float[] numbers, int t) {
    for (int i = 0; i < row.size(); i++) {
      numbers[t * row.size() + i] = (Float) row.get(i);
    }
  }

  private DemonstrationException wrong(String what) {
    return new DemonstrationException(String.format("%s: %s %s", path, place(), what));
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      // Nothing was written.
    }
  }
}

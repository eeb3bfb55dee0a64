package org.sluice.learning.imitation;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.sluice.env.Discrete;
import org.sluice.env.Space;
import org.sluice.env.Spaces;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Transitions;

/**
 * Reads an Avro container file of demonstrations, whoever wrote it. Fields may have another order,
 * and there may be others.
 */
public final class DemonstrationReader implements Closeable {

  private final Path path;
  private final Spaces spaces;
  private final DataFileReader<GenericRecord> file;
  private long episodes;

  /**
   * Opens a file.
   *
   * @param spaces of the task whose demonstrations it must contain
   * @throws DemonstrationException if it cannot be read, or is no such file
   */
  public DemonstrationReader(Path path, Spaces spaces) {
    this.path = path;
    this.spaces = spaces;
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

  /**
   * The next episode; empty after the last.
   *
   * @throws DemonstrationException if it is damaged, does not fit the task or has a number that is
   *     not finite; the message names the episode, from 1
   */
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
    return Optional.of(
        new Demonstration(
            record.get(DemonstrationSchema.TASK).toString(),
            record.get(DemonstrationSchema.EXPERT).toString(),
            (Long) record.get(DemonstrationSchema.SEED),
            transitions(record)));
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

  private Transitions transitions(GenericRecord record) {
    int steps = list(record, DemonstrationSchema.OBSERVATIONS).size();
    if (steps == 0) {
      throw wrong("has no steps");
    }
    Space observed = spaces.observations();
    float[] observations = rows(record, DemonstrationSchema.OBSERVATIONS, steps, observed.size());
    float[] actions = rows(record, DemonstrationSchema.ACTIONS, steps, spaces.actions().size());
    float[] rewards = new float[steps];
    put(DemonstrationSchema.REWARDS, list(record, DemonstrationSchema.REWARDS), rewards, 0, steps);
    float[] last = new float[observed.size()];
    put(
        DemonstrationSchema.FINAL_OBSERVATION,
        list(record, DemonstrationSchema.FINAL_OBSERVATION),
        last,
        0,
        last.length);
    checkDiscrete(actions);
    EndMark end = EndMark.valueOf(record.get(DemonstrationSchema.END).toString());
    byte[] ends = new byte[steps];
    ends[steps - 1] = end.code();
    Observations after = stored(last);
    return new Transitions(
        stored(observations),
        actions,
        new float[0],
        rewards,
        ends,
        after,
        end == EndMark.TRUNCATED ? after : Observations.NONE);
  }

  private static List<?> list(GenericRecord record, String field) {
    return (List<?>) record.get(field);
  }

  private float[] rows(GenericRecord record, String field, int steps, int width) {
    List<?> rows = list(record, field);
    if (rows.size() != steps) {
      throw wrong(String.format("has %d %s for %d observations", rows.size(), field, steps));
    }
    float[] numbers = new float[steps * width];
    for (int t = 0; t < steps; t++) {
      put(field, (List<?>) rows.get(t), numbers, t, width);
    }
    return numbers;
  }

  private void put(String field, List<?> row, float[] numbers, int t, int width) {
    if (row.size() != width) {
      throw wrong(
          String.format(
              "has %d numbers in its %s of step %d, not %d", row.size(), field, t + 1, width));
    }
    for (int i = 0; i < width; i++) {
      float number = (Float) row.get(i);
      if (!Float.isFinite(number)) {
        throw wrong(String.format("has the number %s in its %s", number, field));
      }
      numbers[t * width + i] = number;
    }
  }

  private void checkDiscrete(float[] actions) {
    for (int t = 0; spaces.actions() instanceof Discrete && t < actions.length; t++) {
      if (!spaces.actions().contains(new double[] {actions[t]})) {
        throw wrong(
            String.format(
                "has the action %s in step %d, which is not of %s",
                actions[t], t + 1, spaces.actions()));
      }
    }
  }

  private Observations stored(float[] numbers) {
    if (!spaces.observations().isBytes()) {
      return Observations.of(numbers);
    }
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (int) numbers[i];
      if (Byte.toUnsignedInt(bytes[i]) != numbers[i]) {
        throw wrong(
            String.format(
                "has the number %s in its observations, which are bytes 0 … 255", numbers[i]));
      }
    }
    return Observations.of(bytes);
  }

  private DemonstrationException wrong(String what) {
    return new DemonstrationException(String.format("%s: episode %d %s", path, episodes, what));
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

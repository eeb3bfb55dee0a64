package org.sluice.learning.imitation;

import java.io.IOException;
import java.io.OutputStream;
import java.util.AbstractList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Transitions;

/** Writes an Avro container file of demonstrations; equal ones give equal bytes. */
public final class DemonstrationWriter implements DemonstrationSink {

  private final Schema schema = DemonstrationSchema.read();
  private final DataFileWriter<GenericRecord> file =
      new DataFileWriter<>(new GenericDatumWriter<>(schema));

  /**
   * @param out closed by {@link #close}
   */
  public DemonstrationWriter(OutputStream out) throws IOException {
    // Avro would draw the marks between blocks at random.
    file.create(schema, out, new byte[DataFileConstants.SYNC_SIZE]);
  }

  @Override
  public void write(Demonstration demonstration) throws IOException {
    demonstration.checkWritable();
    Transitions taken = demonstration.transitions();
    int steps = taken.steps();
    GenericRecord record = new GenericData.Record(schema);
    record.put(DemonstrationSchema.TASK, demonstration.task());
    record.put(DemonstrationSchema.EXPERT, demonstration.expert());
    record.put(DemonstrationSchema.SEED, demonstration.seed());
    record.put(DemonstrationSchema.OBSERVATIONS, rows(taken.observations(), steps));
    record.put(DemonstrationSchema.ACTIONS, rows(Observations.of(taken.actions()), steps));
    record.put(DemonstrationSchema.REWARDS, row(Observations.of(taken.rewards()), 0, steps));
    record.put(
        DemonstrationSchema.END,
        new GenericData.EnumSymbol(
            schema.getField(DemonstrationSchema.END).schema(), demonstration.end().name()));
    Observations last = taken.nextObservation();
    record.put(DemonstrationSchema.FINAL_OBSERVATION, row(last, 0, last.size()));
    file.append(record);
  }

  private static List<List<Float>> rows(Observations numbers, int rows) {
    int width = numbers.size() / rows;
    return new AbstractList<>() {
      @Override
      public List<Float> get(int index) {
        return row(numbers, index * width, width);
      }

      @Override
      public int size() {
        return rows;
      }
    };
  }

  private static List<Float> row(Observations numbers, int from, int width) {
    return new AbstractList<>() {
      @Override
      public Float get(int index) {
        return numbers.get(from + index);
      }

      @Override
      public int size() {
        return width;
      }
    };
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

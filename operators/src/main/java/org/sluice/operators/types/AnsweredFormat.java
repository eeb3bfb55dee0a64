package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.learning.records.binary.Blocks;
import org.sluice.learning.serving.Answer;
import org.sluice.learning.serving.Answered;

/** The bytes of an {@link Answered}: the partition, then the answer's components in order. */
final class AnsweredFormat implements RecordFormat<Answered> {

  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "answered";
  }

  @Override
  public Class<Answered> type() {
    return Answered.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Answered record, DataOutputView out) throws IOException {
    out.writeInt(record.partition());
    Answer answer = record.answer();
    Blocks.writeText(answer.id(), out);
    Blocks.writeText(answer.trial(), out);
    out.writeInt(answer.version());
    Blocks.writeFloats(answer.action(), out);
    Blocks.writeFloats(answer.applied(), out);
    out.writeFloat(answer.logProbability());
    Blocks.writeText(answer.problem(), out);
  }

  @Override
  public Answered read(DataInputView in) throws IOException {
    int partition = in.readInt();
    Answer answer =
        new Answer(
            Blocks.readText(in),
            Blocks.readText(in),
            in.readInt(),
            Blocks.readFloats(in),
            Blocks.readFloats(in),
            in.readFloat(),
            Blocks.readText(in));
    return new Answered(answer, partition);
  }
}

package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.learning.records.binary.Blocks;
import org.sluice.learning.records.binary.TransitionsBytes;
import org.sluice.learning.serving.Request;
import org.sluice.learning.serving.Requested;

/** The bytes of a {@link Requested}: its place, then the request's components in order. */
final class RequestedFormat implements RecordFormat<Requested> {

  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "requested";
  }

  @Override
  public Class<Requested> type() {
    return Requested.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Requested record, DataOutputView out) throws IOException {
    out.writeInt(record.partition());
    out.writeLong(record.offset());
    Request request = record.request();
    Blocks.writeText(request.id(), out);
    Blocks.writeText(request.actor(), out);
    Blocks.writeText(request.trial(), out);
    TransitionsBytes.write(request.observation(), out);
  }

  @Override
  public Requested read(DataInputView in) throws IOException {
    int partition = in.readInt();
    long offset = in.readLong();
    Request request =
        new Request(
            Blocks.readText(in),
            Blocks.readText(in),
            Blocks.readText(in),
            TransitionsBytes.readObservations(in));
    return new Requested(request, partition, offset);
  }
}

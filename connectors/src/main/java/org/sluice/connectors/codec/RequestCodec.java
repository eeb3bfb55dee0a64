package org.sluice.connectors.codec;

import org.sluice.learning.records.Observations;
import org.sluice.learning.serving.Request;

/** {@link Request} after {@code Request.avsc}. */
public final class RequestCodec implements Codec<Request> {

  private static final long serialVersionUID = 1;
  private static final int VARINTS = 2;

  @Override
  public RecordKind kind() {
    return RecordKind.REQUEST;
  }

  @Override
  public byte[] encode(Request request) {
    ActorNames.check(request.id(), "a request's id");
    ActorNames.check(request.actor());
    Observations observation = request.observation();
    int bytesEach = observation.isBytes() ? 1 : Float.BYTES;
    return new BinaryWriter(
            BinaryWriter.most(request.id())
                + BinaryWriter.most(request.actor())
                + BinaryWriter.most(request.trial())
                + VARINTS * BinaryWriter.VARINT
                + (long) bytesEach * observation.size())
        .text(request.id())
        .text(request.actor())
        .text(request.trial())
        .number(bytesEach)
        .block(observation)
        .toBytes();
  }

  @Override
  public Request decode(byte[] bytes) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    Request request =
        new Request(ActorNames.read(in, "id"), ActorNames.read(in), in.trial(), observation(in));
    in.end();
    return request;
  }

  private static Observations observation(BinaryReader in) throws UnreadableRecordException {
    int bytesEach = in.count("observationBytes", 1);
    if (bytesEach != 1 && bytesEach != Float.BYTES) {
      throw BinaryReader.outOfRange("observationBytes", bytesEach);
    }
    return bytesEach == 1
        ? Observations.of(in.bytes("observation"))
        : Observations.of(in.floats("observation"));
  }
}

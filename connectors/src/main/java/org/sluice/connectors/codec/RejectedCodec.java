package org.sluice.connectors.codec;

import java.util.ArrayList;
import java.util.List;
import org.sluice.connectors.codec.Rejected.Header;

/** Codec of {@link Rejected}, with the schema {@code Rejected.avsc}. */
public final class RejectedCodec implements Codec<Rejected> {

  private static final long serialVersionUID = 1;
  private static final int NUMBERS = 4;

  @Override
  public RecordKind kind() {
    return RecordKind.REJECTED;
  }

  @Override
  public byte[] encode(Rejected rejected) {
    long size =
        BinaryWriter.most(rejected.reason())
            + BinaryWriter.most(rejected.message())
            + BinaryWriter.most(rejected.topic())
            + NUMBERS * BinaryWriter.VARINT
            + BinaryWriter.most(rejected.key())
            + BinaryWriter.most(rejected.value());
    for (Header header : rejected.headers()) {
      size += BinaryWriter.most(header.name()) + BinaryWriter.most(header.value());
    }
    BinaryWriter out =
        new BinaryWriter(size)
            .text(rejected.reason())
            .text(rejected.message())
            .text(rejected.topic())
            .number(rejected.partition())
            .number(rejected.offset())
            .optional(rejected.key())
            .optional(rejected.value());
    if (!rejected.headers().isEmpty()) {
      out.number(rejected.headers().size());
      for (Header header : rejected.headers()) {
        out.text(header.name()).optional(header.value());
      }
    }
    return out.number(0).toBytes();
  }

  @Override
  public Rejected decode(byte[] bytes) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    Rejected rejected =
        new Rejected(
            in.text("reason"),
            in.text("message"),
            in.text("topic"),
            in.count("partition", 0),
            in.longCount("offset"),
            in.optional("key"),
            in.optional("value"),
            headers(in));
    in.end();
    return rejected;
  }

  private static List<Header> headers(BinaryReader in) throws UnreadableRecordException {
    List<Header> headers = new ArrayList<>();
    for (long left = in.items("headers"); left != 0; left = in.items("headers")) {
      for (; left > 0; left--) {
        headers.add(new Header(in.text("a header's name"), in.optional("a header")));
      }
    }
    return headers;
  }
}

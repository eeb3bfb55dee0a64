package org.sluice.connectors.codec;

import org.sluice.learning.live.log.LearnerPart;

/** {@link LearnerPart} after {@code LearnerPart.avsc}. */
public final class LearnerPartCodec implements Codec<LearnerPart> {

  private static final long serialVersionUID = 1;
  private static final int VARINTS = 6;

  /** Bytes of the digest, at most. */
  private static final int LONGEST_TEXT = 10_000;

  @Override
  public RecordKind kind() {
    return RecordKind.LEARNER;
  }

  @Override
  public byte[] encode(LearnerPart part) {
    return new BinaryWriter(
            BinaryWriter.most(part.trial())
                + BinaryWriter.most(part.digest())
                + BinaryWriter.most(part.bytes())
                + VARINTS * (long) BinaryWriter.VARINT)
        .text(part.trial())
        .number(part.version())
        .number(part.nextOffset())
        .number(part.format())
        .text(part.digest())
        .number(part.checksum())
        .number(part.part())
        .number(part.parts())
        .bytes(part.bytes())
        .toBytes();
  }

  @Override
  public LearnerPart decode(byte[] bytes) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    String trial = in.trial();
    int version = in.count("version", 1);
    long nextOffset = in.longCount("nextOffset", 1);
    int format = in.count("format", 1);
    String digest = in.text("digest", LONGEST_TEXT);
    long checksum = in.longCount("checksum");
    int part = in.count("part", 0);
    int parts = in.count("parts", 1);
    if (part >= parts) {
      throw BinaryReader.outOfRange("part", part);
    }
    LearnerPart read =
        new LearnerPart(
            trial, version, nextOffset, format, digest, checksum, part, parts, in.bytes("bytes"));
    in.end();
    return read;
  }
}

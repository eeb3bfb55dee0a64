package org.sluice.connectors.codec;

import org.sluice.learning.live.log.Release;

/** {@link Release} after {@code Release.avsc}. */
public final class ReleaseCodec implements Codec<Release> {

  private static final long serialVersionUID = 1;
  private static final int VARINTS = 2;

  @Override
  public RecordKind kind() {
    return RecordKind.RELEASE;
  }

  @Override
  public byte[] encode(Release release) {
    return new BinaryWriter(
            BinaryWriter.most(release.trial()) + VARINTS * BinaryWriter.VARINT + Double.BYTES + 1)
        .text(release.trial())
        .number(release.stable())
        .number(release.candidate())
        .real(release.share())
        .flag(release.frozen())
        .toBytes();
  }

  @Override
  public Release decode(byte[] bytes) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    Release release =
        new Release(
            in.trial(),
            in.count("stable", 0),
            in.count("candidate", 0),
            in.fraction("share"),
            in.flag("frozen"));
    in.end();
    return release;
  }
}

package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.learning.live.log.LearnerPart;
import org.sluice.learning.live.log.LiveNote;
import org.sluice.learning.live.log.LiveRejection;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.Model;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.live.log.StepCounts;
import org.sluice.learning.records.binary.Blocks;

/** The bytes of a {@link LiveNote}: its kind, then its components. */
final class LiveNoteFormat implements RecordFormat<LiveNote> {

  private static final long serialVersionUID = 1;

  private static final int MANIFEST = 0;
  private static final int RELEASE = 1;
  private static final int REJECTION = 2;
  private static final int MODEL = 3;
  private static final int LEARNER = 4;

  @Override
  public String name() {
    return "live-note";
  }

  @Override
  public Class<LiveNote> type() {
    return LiveNote.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(LiveNote note, DataOutputView out) throws IOException {
    if (note instanceof Manifest m) {
      out.writeByte(MANIFEST);
      Blocks.writeText(m.trial(), out);
      out.writeInt(m.version());
      out.writeInt(m.rolledBackTo());
      out.writeLong(m.firstOffset());
      out.writeLong(m.lastOffset());
      out.writeInt(m.lags().length);
      for (long lag : m.lags()) {
        out.writeLong(lag);
      }
      StepCounts counts = m.counts();
      out.writeLong(counts.taken());
      out.writeLong(counts.duplicate());
      out.writeLong(counts.stale());
      out.writeLong(counts.rejected());
      out.writeLong(counts.pending());
      Blocks.writeText(m.digest(), out);
      Blocks.writeText(m.processor(), out);
    } else if (note instanceof Release r) {
      out.writeByte(RELEASE);
      Blocks.writeText(r.trial(), out);
      out.writeInt(r.stable());
      out.writeInt(r.candidate());
      out.writeDouble(r.share());
      out.writeBoolean(r.frozen());
    } else if (note instanceof LiveRejection r) {
      out.writeByte(REJECTION);
      Blocks.writeText(r.trial(), out);
      out.writeInt(r.partition());
      out.writeLong(r.offset());
      Blocks.writeText(r.reason(), out);
    } else if (note instanceof Model m) {
      out.writeByte(MODEL);
      Blocks.writeText(m.trial(), out);
      ModelBytes.write(m, out);
    } else if (note instanceof LearnerPart p) {
      out.writeByte(LEARNER);
      Blocks.writeText(p.trial(), out);
      out.writeInt(p.version());
      out.writeLong(p.nextOffset());
      out.writeInt(p.format());
      Blocks.writeText(p.digest(), out);
      out.writeLong(p.checksum());
      out.writeInt(p.part());
      out.writeInt(p.parts());
      Blocks.writeBytes(p.bytes(), out);
    }
  }

  @Override
  public LiveNote read(DataInputView in) throws IOException {
    int kind = in.readByte();
    String trial = Blocks.readText(in);
    return switch (kind) {
      case MANIFEST ->
          new Manifest(
              trial,
              in.readInt(),
              in.readInt(),
              in.readLong(),
              in.readLong(),
              lags(in),
              new StepCounts(
                  in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong()),
              Blocks.readText(in),
              Blocks.readText(in));
      case RELEASE ->
          new Release(trial, in.readInt(), in.readInt(), in.readDouble(), in.readBoolean());
      case REJECTION -> new LiveRejection(trial, in.readInt(), in.readLong(), Blocks.readText(in));
      case MODEL -> ModelBytes.read(trial, in);
      case LEARNER ->
          new LearnerPart(
              trial,
              in.readInt(),
              in.readLong(),
              in.readInt(),
              Blocks.readText(in),
              in.readLong(),
              in.readInt(),
              in.readInt(),
              Blocks.readBytes(in));
      default -> throw new IOException("there is no kind " + kind + " of note");
    };
  }

  private static long[] lags(DataInputView in) throws IOException {
    int count = Blocks.length(in);
    if (count > 1001) { // live.max-lag is at most 1,000
      throw new IOException("a batch with " + count + " lags");
    }
    long[] lags = new long[count];
    for (int i = 0; i < count; i++) {
      lags[i] = in.readLong();
    }
    return lags;
  }
}

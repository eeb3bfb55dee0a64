package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.LiveRecord;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.live.log.Refused;
import org.sluice.learning.records.binary.Blocks;
import org.sluice.learning.records.binary.TransitionsBytes;

/** The bytes of a {@link Logged}: its place, then the kind of its record and its components. */
final class LoggedFormat implements RecordFormat<Logged> {

  private static final long serialVersionUID = 1;

  private static final int EXPERIENCE = 0;
  private static final int REWARD = 1;
  private static final int COMMAND = 2;
  private static final int REFUSED = 3;

  @Override
  public String name() {
    return "logged";
  }

  @Override
  public Class<Logged> type() {
    return Logged.class;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Logged logged, DataOutputView out) throws IOException {
    out.writeInt(logged.partition());
    out.writeLong(logged.offset());
    out.writeLong(logged.time());
    out.writeLong(logged.checksum());
    Blocks.writeText(logged.record().trial(), out);
    if (logged.record() instanceof Experience e) {
      out.writeByte(EXPERIENCE);
      Blocks.writeText(e.actor(), out);
      out.writeLong(e.episode());
      out.writeLong(e.step());
      out.writeInt(e.version());
      TransitionsBytes.write(e.transitions(), out);
      Blocks.writeInts(e.rewardsLater(), out);
    } else if (logged.record() instanceof DelayedReward r) {
      out.writeByte(REWARD);
      Blocks.writeText(r.actor(), out);
      out.writeLong(r.episode());
      out.writeLong(r.step());
      out.writeFloat(r.reward());
    } else if (logged.record() instanceof Command c) {
      out.writeByte(COMMAND);
      Blocks.writeText(c.action().name(), out);
      out.writeInt(c.version());
      out.writeDouble(c.share());
      Blocks.writeText(c.key(), out);
      Blocks.writeText(c.value(), out);
    } else if (logged.record() instanceof Refused r) {
      out.writeByte(REFUSED);
      out.writeInt(r.steps());
    }
  }

  @Override
  public Logged read(DataInputView in) throws IOException {
    int partition = in.readInt();
    long offset = in.readLong();
    long time = in.readLong();
    long checksum = in.readLong();
    String trial = Blocks.readText(in);
    return new Logged(record(trial, in.readByte(), in), partition, offset, time, checksum);
  }

  private static LiveRecord record(String trial, int kind, DataInputView in) throws IOException {
    return switch (kind) {
      case EXPERIENCE ->
          new Experience(
              trial,
              Blocks.readText(in),
              in.readLong(),
              in.readLong(),
              in.readInt(),
              TransitionsBytes.read(in),
              Blocks.readInts(in));
      case REWARD ->
          new DelayedReward(
              trial, Blocks.readText(in), in.readLong(), in.readLong(), in.readFloat());
      case COMMAND ->
          new Command(
              trial,
              Command.Action.valueOf(Blocks.readText(in)),
              in.readInt(),
              in.readDouble(),
              Blocks.readText(in),
              Blocks.readText(in));
      case REFUSED -> new Refused(trial, in.readInt());
      default -> throw new IOException("there is no kind " + kind + " of live record");
    };
  }
}

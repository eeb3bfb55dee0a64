package org.sluice.learning.records.binary;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Transitions;

/** The bytes of {@link Transitions} and {@link Observations} within other records. */
public final class TransitionsBytes {

  private TransitionsBytes() {}

  public static void write(Transitions transitions, DataOutput out) throws IOException {
    write(transitions.observations(), out);
    Blocks.writeFloats(transitions.actions(), out);
    Blocks.writeFloats(transitions.logProbabilities(), out);
    Blocks.writeFloats(transitions.rewards(), out);
    Blocks.writeBytes(transitions.ends(), out);
    write(transitions.nextObservation(), out);
    write(transitions.finalObservations(), out);
  }

  public static Transitions read(DataInput in) throws IOException {
    return new Transitions(
        readObservations(in),
        Blocks.readFloats(in),
        Blocks.readFloats(in),
        Blocks.readFloats(in),
        Blocks.readBytes(in),
        readObservations(in),
        readObservations(in));
  }

  public static void write(Observations observations, DataOutput out) throws IOException {
    out.writeBoolean(observations.isBytes());
    if (observations.isBytes()) {
      Blocks.writeBytes(observations.bytes(), out);
    } else {
      Blocks.writeFloats(observations.floats(), out);
    }
  }

  public static Observations readObservations(DataInput in) throws IOException {
    return in.readBoolean()
        ? Observations.of(Blocks.readBytes(in))
        : Observations.of(Blocks.readFloats(in));
  }
}

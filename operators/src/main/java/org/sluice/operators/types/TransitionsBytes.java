package org.sluice.operators.types;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Transitions;

/** The bytes of {@link Transitions} and {@link Observations} within other records. */
final class TransitionsBytes {

  private TransitionsBytes() {}

  static void write(Transitions transitions, DataOutputView out) throws IOException {
    write(transitions.observations(), out);
    Blocks.writeFloats(transitions.actions(), out);
    Blocks.writeFloats(transitions.logProbabilities(), out);
    Blocks.writeFloats(transitions.rewards(), out);
    Blocks.writeBytes(transitions.ends(), out);
    write(transitions.nextObservation(), out);
    write(transitions.finalObservations(), out);
  }

  static Transitions read(DataInputView in) throws IOException {
    return new Transitions(
        readObservations(in),
        Blocks.readFloats(in),
        Blocks.readFloats(in),
        Blocks.readFloats(in),
        Blocks.readBytes(in),
        readObservations(in),
        readObservations(in));
  }

  static void write(Observations observations, DataOutputView out) throws IOException {
    out.writeBoolean(observations.isBytes());
    if (observations.isBytes()) {
      Blocks.writeBytes(observations.bytes(), out);
    } else {
      Blocks.writeFloats(observations.floats(), out);
    }
  }

  static Observations readObservations(DataInputView in) throws IOException {
    return in.readBoolean()
        ? Observations.of(Blocks.readBytes(in))
        : Observations.of(Blocks.readFloats(in));
  }
}

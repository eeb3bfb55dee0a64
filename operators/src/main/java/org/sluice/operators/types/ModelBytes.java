package org.sluice.operators.types;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.env.Spaces;
import org.sluice.learning.live.log.Model;
import org.sluice.learning.records.Noise;
import org.sluice.learning.records.binary.Blocks;

/** The bytes of a {@link Model} within a note, after the trial's id. */
final class ModelBytes {

  /** In the order of their numbers. */
  private static final List<Noise.Kind> KINDS =
      List.of(Noise.Kind.NORMAL, Noise.Kind.UNIFORM, Noise.Kind.INDEX);

  private ModelBytes() {}

  static void write(Model model, DataOutputView out) throws IOException {
    PolicySpecificationBytes.write(model.spaces().observations(), out);
    PolicySpecificationBytes.write(model.spaces().actions(), out);
    out.writeBoolean(model.clips());
    out.writeInt(model.mostSteps());
    PolicySpecificationBytes.write(model.layout(), out);
    out.writeInt(model.noise().size());
    for (Noise part : model.noise()) {
      out.writeByte(KINDS.indexOf(part.kind()));
      out.writeInt(part.count());
      out.writeInt(part.values());
      out.writeFloat(part.central());
    }
    Blocks.writeBytes(model.template(), out);
    Blocks.writeText(model.problem(), out);
  }

  static Model read(String trial, DataInputView in) throws IOException {
    return new Model(
        trial,
        new Spaces(PolicySpecificationBytes.readSpace(in), PolicySpecificationBytes.readSpace(in)),
        in.readBoolean(),
        in.readInt(),
        PolicySpecificationBytes.readLayout(in),
        noise(in),
        Blocks.readBytes(in),
        Blocks.readText(in));
  }

  private static List<Noise> noise(DataInputView in) throws IOException {
    int count = Blocks.length(in);
    List<Noise> noise = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int kind = in.readByte();
      if (kind < 0 || kind >= KINDS.size()) {
        throw new IOException("there is no kind " + kind + " of noise");
      }
      noise.add(new Noise(KINDS.get(kind), in.readInt(), in.readInt(), in.readFloat()));
    }
    return noise;
  }
}

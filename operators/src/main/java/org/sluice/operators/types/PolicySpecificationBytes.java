package org.sluice.operators.types;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.sluice.env.Box;
import org.sluice.env.Discrete;
import org.sluice.env.Space;
import org.sluice.env.Spaces;
import org.sluice.learning.records.ParameterShape;
import org.sluice.learning.records.PolicySpecification;
import org.sluice.learning.records.binary.Blocks;

/** The bytes of a {@link PolicySpecification} within a policy snapshot. */
final class PolicySpecificationBytes {

  private PolicySpecificationBytes() {}

  static void write(PolicySpecification specification, DataOutputView out) throws IOException {
    Blocks.writeText(specification.environment(), out);
    Blocks.writeText(specification.algorithm(), out);
    write(specification.spaces().observations(), out);
    write(specification.spaces().actions(), out);
    out.writeInt(specification.settings().size());
    for (Map.Entry<String, String> setting : specification.settings().entrySet()) {
      Blocks.writeText(setting.getKey(), out);
      Blocks.writeText(setting.getValue(), out);
    }
    write(specification.policy(), out);
    write(specification.value(), out);
  }

  static PolicySpecification read(DataInputView in) throws IOException {
    String environment = Blocks.readText(in);
    String algorithm = Blocks.readText(in);
    Spaces spaces = new Spaces(readSpace(in), readSpace(in));
    int count = Blocks.length(in);
    Map<String, String> settings = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      settings.put(Blocks.readText(in), Blocks.readText(in));
    }
    return new PolicySpecification(
        environment, algorithm, spaces, settings, readLayout(in), readLayout(in));
  }

  static void write(Space space, DataOutputView out) throws IOException {
    out.writeBoolean(space instanceof Discrete);
    if (space instanceof Discrete discrete) {
      out.writeInt(discrete.n());
      return;
    }
    Box box = (Box) space;
    out.writeBoolean(box.isBytes());
    Blocks.writeInts(box.shape(), out);
    if (!box.isBytes()) {
      Blocks.writeDoubles(box.low(), out);
      Blocks.writeDoubles(box.high(), out);
    }
  }

  static Space readSpace(DataInputView in) throws IOException {
    if (in.readBoolean()) {
      return new Discrete(in.readInt());
    }
    boolean bytes = in.readBoolean();
    int[] shape = Blocks.readInts(in);
    if (bytes) {
      return Box.bytes(shape);
    }
    return Box.of(shape, Blocks.readDoubles(in), Blocks.readDoubles(in));
  }

  static void write(List<ParameterShape> layout, DataOutputView out) throws IOException {
    out.writeInt(layout.size());
    for (ParameterShape shape : layout) {
      Blocks.writeText(shape.name(), out);
      out.writeInt(shape.rows());
      out.writeInt(shape.columns());
    }
  }

  static List<ParameterShape> readLayout(DataInputView in) throws IOException {
    int count = Blocks.length(in);
    List<ParameterShape> layout = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      layout.add(new ParameterShape(Blocks.readText(in), in.readInt(), in.readInt()));
    }
    return layout;
  }
}

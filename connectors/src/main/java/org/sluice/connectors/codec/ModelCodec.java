package org.sluice.connectors.codec;

import java.util.ArrayList;
import java.util.List;
import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.env.Spaces;
import org.sluice.learning.live.log.Model;
import org.sluice.learning.records.Noise;
import org.sluice.learning.records.ParameterShape;
import org.sluice.learning.records.PolicySpecification;

/** {@link Model} after {@code Model.avsc}. */
public final class ModelCodec implements Codec<Model> {

  private static final long serialVersionUID = 1;
  private static final int VARINTS = 8;
  private static final int NOISE_VARINTS = 4;

  /** Bytes of the problem, at most. */
  private static final int LONGEST_TEXT = 10_000;

  /** Of blocks of noise. */
  private static final int MOST_NOISE = 1_000;

  /** In the order of the schema's symbols. */
  private static final List<Noise.Kind> KINDS =
      List.of(Noise.Kind.NORMAL, Noise.Kind.UNIFORM, Noise.Kind.INDEX);

  @Override
  public RecordKind kind() {
    return RecordKind.MODEL;
  }

  @Override
  public byte[] encode(Model model) {
    BinaryWriter out = new BinaryWriter(most(model)).text(model.trial());
    SpaceCodec.write(model.spaces().observations(), out);
    SpaceCodec.write(model.spaces().actions(), out);
    out.flag(model.clips()).number(model.mostSteps());
    LayoutCodec.write(model.layout(), out);
    out.number(PolicySpecification.size(model.layout()));
    out.items(model.noise().size());
    for (Noise block : model.noise()) {
      out.number(KINDS.indexOf(block.kind()))
          .number(block.count())
          .number(block.values())
          .real(block.central());
    }
    return out.number(0).bytes(model.template()).text(model.problem()).toBytes();
  }

  /** The most bytes of a model. */
  public static long most(Model model) {
    return BinaryWriter.most(model.trial())
        + SpaceCodec.most(model.spaces().observations())
        + SpaceCodec.most(model.spaces().actions())
        + LayoutCodec.most(model.layout())
        + model.noise().size() * (long) NOISE_VARINTS * BinaryWriter.VARINT
        + model.template().length
        + BinaryWriter.most(model.problem())
        + VARINTS * BinaryWriter.VARINT;
  }

  @Override
  public Model decode(byte[] bytes) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    String trial = in.trial();
    Spaces spaces =
        new Spaces(SpaceCodec.read(in, "observationSpace"), SpaceCodec.read(in, "actionSpace"));
    boolean clips = in.flag("clips");
    int mostSteps = in.count("mostSteps", 1);
    List<ParameterShape> layout = LayoutCodec.read(in, "policyLayout");
    long parameters = in.longCount("parameters");
    if (parameters != PolicySpecification.size(layout)) {
      throw BinaryReader.outOfRange("parameters", parameters);
    }
    List<Noise> noise = noise(in);
    byte[] template = in.bytes("template");
    String problem = in.text("problem", LONGEST_TEXT);
    in.end();
    try {
      return new Model(trial, spaces, clips, mostSteps, layout, noise, template, problem);
    } catch (IllegalArgumentException e) {
      throw new UnreadableRecordException(Reason.OUT_OF_RANGE, e.getMessage());
    }
  }

  private static List<Noise> noise(BinaryReader in) throws UnreadableRecordException {
    List<Noise> noise = new ArrayList<>();
    for (long left = in.items("noise"); left != 0; left = in.items("noise")) {
      for (; left > 0; left--) {
        BinaryReader.bounded("blocks of noise", noise.size(), MOST_NOISE);
        noise.add(block(in));
      }
    }
    return noise;
  }

  private static Noise block(BinaryReader in) throws UnreadableRecordException {
    int kind = in.count("the kind of noise", 0);
    if (kind >= KINDS.size()) {
      throw BinaryReader.outOfRange("the kind of noise", kind);
    }
    int count = in.count("the count of noise", 1);
    int values = in.count("the values of noise", 0);
    float central = in.single("the central noise");
    try {
      return new Noise(KINDS.get(kind), count, values, central);
    } catch (IllegalArgumentException e) {
      throw new UnreadableRecordException(Reason.OUT_OF_RANGE, e.getMessage());
    }
  }
}

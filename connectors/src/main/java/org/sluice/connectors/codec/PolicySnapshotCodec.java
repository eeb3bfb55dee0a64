package org.sluice.connectors.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sluice.learning.records.ParameterShape;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.PolicySpecification;

/** Codec of {@link PolicySnapshot}, with the schema {@code PolicySnapshot.avsc}. */
public final class PolicySnapshotCodec implements Codec<PolicySnapshot> {

  private static final long serialVersionUID = 1;

  private static final String BELOW = "below";

  /** More than {@code environment.below} allows, so that builds with a higher limit are read. */
  private static final int MOST_LAYERS = 100;

  @Override
  public RecordKind kind() {
    return RecordKind.POLICY;
  }

  @Override
  public byte[] encode(PolicySnapshot snapshot) {
    check(snapshot);
    for (PolicySnapshot layer : snapshot.specification().below()) {
      check(layer);
      if (layer.value().length > 0 || !layer.specification().below().isEmpty()) {
        throw new IllegalArgumentException(
            layer + " is a layer, but has a value function or layers of its own");
      }
    }
    BinaryWriter out =
        new BinaryWriter(most(snapshot.trial(), snapshot.specification(), snapshot.means().length));
    write(snapshot, out);
    return out.toBytes();
  }

  private static void write(PolicySnapshot snapshot, BinaryWriter out) {
    out.text(snapshot.trial())
        .number(snapshot.version())
        .number(snapshot.steps())
        .flag(snapshot.last());
    PolicySpecificationCodec.write(snapshot.specification(), out);
    out.block(snapshot.policy())
        .block(snapshot.value())
        .block(snapshot.means())
        .block(snapshot.deviations());
    List<PolicySnapshot> below = snapshot.specification().below();
    out.items(below.size());
    below.forEach(layer -> write(layer, out));
    out.number(0);
  }

  private static void check(PolicySnapshot snapshot) {
    if (snapshot.means().length != snapshot.deviations().length) {
      throw new IllegalArgumentException(
          snapshot.means().length + " means and " + snapshot.deviations().length + " deviations");
    }
    checkLayout("policy", snapshot.specification().policy(), snapshot.policy().length);
    checkLayout("value", snapshot.specification().value(), snapshot.value().length);
  }

  private static void checkLayout(String field, List<ParameterShape> layout, int numbers) {
    if (PolicySpecification.size(layout) != numbers) {
      throw new IllegalArgumentException(
          String.format(
              "%d numbers of %s in a layout of %d",
              numbers, field, PolicySpecification.size(layout)));
    }
  }

  /**
   * The most bytes of a policy.
   *
   * @param features numbers per observation that are normalised
   */
  public static long most(String trial, PolicySpecification specification, int features) {
    long layers = 0;
    for (PolicySnapshot layer : specification.below()) {
      layers += most(layer.trial(), layer.specification(), layer.means().length);
    }
    return layers
        + BinaryWriter.most(trial)
        + 8 * BinaryWriter.VARINT
        + 1
        + PolicySpecificationCodec.size(specification)
        + Float.BYTES
            * (PolicySpecification.size(specification.policy())
                + PolicySpecification.size(specification.value()))
        + 2L * Double.BYTES * features;
  }

  @Override
  public PolicySnapshot decode(byte[] bytes) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    PolicySnapshot alone = readAlone(in);
    List<PolicySnapshot> below = new ArrayList<>();
    for (long left = in.items(BELOW); left != 0; left = in.items(BELOW)) {
      for (; left > 0; left--) {
        BinaryReader.bounded(BELOW, below.size(), MOST_LAYERS);
        PolicySnapshot layer = readAlone(in);
        if (layer.value().length > 0) {
          throw BinaryReader.outOfRange(
              "the size of a layer's value function", layer.value().length);
        }
        below.add(layer);
        long own = in.items(BELOW);
        if (own != 0) {
          throw BinaryReader.outOfRange("the number of layers below a layer", own);
        }
      }
    }
    in.end();
    return below.isEmpty() ? alone : alone.above(below);
  }

  /**
   * Reads a record of version 2, which had no layers at its end.
   *
   * @throws UnreadableRecordException if it is not one
   */
  public PolicySnapshot decodeVersion2(byte[] bytes) throws UnreadableRecordException {
    return decode(Arrays.copyOf(bytes, bytes.length + 1));
  }

  private static PolicySnapshot readAlone(BinaryReader in) throws UnreadableRecordException {
    String trial = in.trial();
    int version = in.count("version", 0);
    long steps = in.longCount("steps");
    boolean last = in.flag("last");
    PolicySpecification specification = PolicySpecificationCodec.read(in);
    float[] policy = in.floats("policy", PolicySpecification.size(specification.policy()));
    float[] value = in.floats("value", PolicySpecification.size(specification.value()));
    double[] means = in.doubles("means");
    double[] deviations = in.doubles("deviations", means.length);
    for (double deviation : deviations) {
      if (deviation <= 0) {
        throw new UnreadableRecordException(
            UnreadableRecordException.Reason.OUT_OF_RANGE, "a deviation is " + deviation);
      }
    }
    return new PolicySnapshot(
        trial, version, steps, last, specification, policy, value, means, deviations);
  }
}

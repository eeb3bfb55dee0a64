package org.sluice.connectors.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sluice.env.Spaces;
import org.sluice.learning.records.PolicySpecification;

/** The fields {@code environment} … {@code valueLayout} of a policy. */
final class PolicySpecificationCodec {

  /** The most bytes of a key or a value. */
  private static final int LONGEST_TEXT = 10_000;

  private static final int MOST_SETTINGS = 1_000;

  private PolicySpecificationCodec() {}

  static void write(PolicySpecification specification, BinaryWriter out) {
    out.text(specification.environment()).text(specification.algorithm());
    SpaceCodec.write(specification.spaces().observations(), out);
    SpaceCodec.write(specification.spaces().actions(), out);
    out.items(specification.settings().size());
    specification.settings().forEach((key, value) -> out.text(key).text(value));
    out.number(0);
    LayoutCodec.write(specification.policy(), out);
    LayoutCodec.write(specification.value(), out);
  }

  /** The size of a specification in bytes. */
  static int size(PolicySpecification specification) {
    BinaryWriter out = new BinaryWriter(most(specification));
    write(specification, out);
    return out.toBytes().length;
  }

  private static long most(PolicySpecification specification) {
    long bytes =
        BinaryWriter.most(specification.environment())
            + BinaryWriter.most(specification.algorithm())
            + SpaceCodec.most(specification.spaces().observations())
            + SpaceCodec.most(specification.spaces().actions())
            + 3L * 2 * BinaryWriter.VARINT;
    for (Map.Entry<String, String> setting : specification.settings().entrySet()) {
      bytes += BinaryWriter.most(setting.getKey()) + BinaryWriter.most(setting.getValue());
    }
    return bytes
        + LayoutCodec.most(specification.policy())
        + LayoutCodec.most(specification.value());
  }

  static PolicySpecification read(BinaryReader in) throws UnreadableRecordException {
    String environment = in.text("environment", LONGEST_TEXT);
    String algorithm = in.text("algorithm", LONGEST_TEXT);
    Spaces spaces =
        new Spaces(SpaceCodec.read(in, "observationSpace"), SpaceCodec.read(in, "actionSpace"));
    Map<String, String> settings = new LinkedHashMap<>();
    for (long left = in.items("settings"); left != 0; left = in.items("settings")) {
      for (; left > 0; left--) {
        BinaryReader.bounded("settings", settings.size(), MOST_SETTINGS);
        String key = in.text("a setting's key", LONGEST_TEXT);
        settings.put(key, in.text("the setting " + key, LONGEST_TEXT));
      }
    }
    return new PolicySpecification(
        environment,
        algorithm,
        spaces,
        settings,
        LayoutCodec.read(in, "policyLayout"),
        LayoutCodec.read(in, "valueLayout"));
  }
}

package org.sluice.connectors.codec;

import org.sluice.learning.live.log.DelayedReward;

/** {@link DelayedReward} after {@code DelayedReward.avsc}. */
public final class DelayedRewardCodec implements Codec<DelayedReward> {

  private static final long serialVersionUID = 1;
  private static final int VARINTS = 2;

  @Override
  public RecordKind kind() {
    return RecordKind.REWARD;
  }

  @Override
  public byte[] encode(DelayedReward reward) {
    ActorNames.check(reward.actor());
    return new BinaryWriter(
            BinaryWriter.most(reward.trial())
                + BinaryWriter.most(reward.actor())
                + VARINTS * BinaryWriter.VARINT
                + Float.BYTES)
        .text(reward.trial())
        .text(reward.actor())
        .number(reward.episode())
        .number(reward.step())
        .real(reward.reward())
        .toBytes();
  }

  @Override
  public DelayedReward decode(byte[] bytes) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    DelayedReward reward =
        new DelayedReward(
            in.trial(),
            ActorNames.read(in),
            in.longCount("episode"),
            in.longCount("step"),
            in.single("reward"));
    in.end();
    return reward;
  }
}

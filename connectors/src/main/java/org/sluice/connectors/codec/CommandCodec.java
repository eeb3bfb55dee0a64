package org.sluice.connectors.codec;

import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.Command.Action;

/** {@link Command} after {@code Command.avsc}. */
public final class CommandCodec implements Codec<Command> {

  private static final long serialVersionUID = 1;
  private static final int VARINTS = 2;

  /** Bytes of a key or a value, at most. */
  private static final int LONGEST_TEXT = 10_000;

  /** In the order of the schema's symbols. */
  private static final Action[] ACTIONS = {
    Action.FREEZE, Action.THAW, Action.ROLL_BACK, Action.SHARE, Action.SET
  };

  @Override
  public RecordKind kind() {
    return RecordKind.COMMAND;
  }

  @Override
  public byte[] encode(Command command) {
    String problem = problem(command);
    if (problem != null) {
      throw new IllegalArgumentException("a command " + problem);
    }
    return new BinaryWriter(
            BinaryWriter.most(command.trial())
                + BinaryWriter.most(command.key())
                + BinaryWriter.most(command.value())
                + VARINTS * BinaryWriter.VARINT
                + Double.BYTES)
        .text(command.trial())
        .number(symbol(command.action()))
        .number(command.version())
        .real(command.share())
        .text(command.key())
        .text(command.value())
        .toBytes();
  }

  @Override
  public Command decode(byte[] bytes) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    String trial = in.trial();
    int symbol = in.count("action", 0);
    if (symbol >= ACTIONS.length) {
      throw BinaryReader.outOfRange("action", symbol);
    }
    Command command =
        new Command(
            trial,
            ACTIONS[symbol],
            in.count("version", 0),
            in.fraction("share"),
            in.text("key", LONGEST_TEXT),
            in.text("value", LONGEST_TEXT));
    in.end();
    String problem = problem(command);
    if (problem != null) {
      throw new UnreadableRecordException(Reason.OUT_OF_RANGE, "the command " + problem);
    }
    return command;
  }

  private static int symbol(Action action) {
    for (int symbol = 0; symbol < ACTIONS.length; symbol++) {
      if (ACTIONS[symbol] == action) {
        return symbol;
      }
    }
    throw new IllegalArgumentException("the schema has no action " + action);
  }

  /** Which field has something that its action has no use for, or lacks what it needs; or null. */
  private static String problem(Command command) {
    Action action = command.action();
    if (!(command.share() >= 0 && command.share() <= 1)) {
      return "has the share " + command.share() + ", not one of 0 … 1";
    }
    if (action == Action.SET && command.key().isEmpty()) {
      return "SET names no key";
    }
    if (action != Action.SET && !(command.key().isEmpty() && command.value().isEmpty())) {
      return action + " has no key and no value";
    }
    if (action != Action.ROLL_BACK && command.version() != 0) {
      return action + " has no version";
    }
    if (action != Action.SHARE && command.share() != 0) {
      return action + " has no share";
    }
    return null;
  }
}

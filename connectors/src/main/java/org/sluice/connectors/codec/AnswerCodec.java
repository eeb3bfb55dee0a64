package org.sluice.connectors.codec;

import org.sluice.connectors.codec.UnreadableRecordException.Reason;
import org.sluice.learning.serving.Answer;

/** {@link Answer} after {@code Answer.avsc}. */
public final class AnswerCodec implements Codec<Answer> {

  private static final long serialVersionUID = 1;
  private static final int VARINTS = 3;

  @Override
  public RecordKind kind() {
    return RecordKind.ANSWER;
  }

  @Override
  public byte[] encode(Answer answer) {
    if (!isConsistent(answer)) {
      throw new IllegalArgumentException(
          "an answer has either a problem, or a version with an action: " + answer);
    }
    ActorNames.check(answer.id(), "a request's id");
    return new BinaryWriter(
            BinaryWriter.most(answer.id())
                + BinaryWriter.most(answer.trial())
                + BinaryWriter.most(answer.problem())
                + VARINTS * BinaryWriter.VARINT
                + Float.BYTES * (2L * answer.action().length + 1))
        .text(answer.id())
        .text(answer.trial())
        .number(answer.version())
        .block(answer.action())
        .block(answer.applied())
        .real(answer.logProbability())
        .text(answer.problem())
        .toBytes();
  }

  @Override
  public Answer decode(byte[] bytes) throws UnreadableRecordException {
    BinaryReader in = new BinaryReader(bytes);
    Answer answer =
        new Answer(
            ActorNames.read(in, "id"),
            in.trial(),
            in.count("version", Answer.NO_VERSION),
            in.floats("action"),
            in.floats("applied"),
            in.single("logProbability"),
            in.text("problem"));
    in.end();
    if (!isConsistent(answer)) {
      throw new UnreadableRecordException(
          Reason.OUT_OF_RANGE, "it has neither a problem alone nor a version with its action");
    }
    return answer;
  }

  private static boolean isConsistent(Answer answer) {
    boolean acts = !answer.isProblem();
    return acts == answer.version() > Answer.NO_VERSION
        && acts == answer.action().length > 0
        && answer.applied().length == answer.action().length;
  }
}

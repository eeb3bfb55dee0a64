package org.sluice.connectors.codec;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.records.Trajectory;

/**
 * Prints what encoding and decoding cost per transition: observation 17, action 6, by steps per
 * record, the median of 9 rounds. Run from the module's test class path.
 */
public final class CodecSpeed {

  private static final int ROUNDS = 9;
  private static final int TRANSITIONS = 2_000_000;

  private CodecSpeed() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws UnreadableRecordException {
    TrajectoryCodec codec = new TrajectoryCodec();
    for (int steps : new int[] {1, 16, 64, 256}) {
      Trajectory trajectory = Samples.trajectory("trial", steps, 17, 6);
      byte[] bytes = codec.encode(trajectory);
      List<Double> encode = new ArrayList<>();
      List<Double> decode = new ArrayList<>();
      long sum = 0;
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        for (int i = 0; i < TRANSITIONS; i += steps) {
          sum += codec.encode(trajectory)[i % bytes.length];
        }
        long middle = System.nanoTime();
        for (int i = 0; i < TRANSITIONS; i += steps) {
          sum += codec.decode(bytes).steps();
        }
        encode.add((double) (middle - start) / TRANSITIONS);
        decode.add((double) (System.nanoTime() - middle) / TRANSITIONS);
      }
      encode.sort(null);
      decode.sort(null);
      System.out.printf(
          "%3d steps a record, %6d bytes: encode %6.1f, decode %6.1f ns per transition (%d)%n",
          steps, bytes.length, encode.get(ROUNDS / 2), decode.get(ROUNDS / 2), sum & 1);
    }
  }
}

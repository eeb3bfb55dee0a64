package org.sluice.connectors.sql;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.flink.table.functions.ScalarFunction;

/** A Flink SQL function that decodes a block of numbers: {@code BYTES} to {@code ARRAY<FLOAT>}. */
public final class FloatBlock extends ScalarFunction {

  private static final long serialVersionUID = 1;

  /**
   * Reads little-endian floats.
   *
   * @param block null gives null
   * @throws IllegalArgumentException if it is not a whole number of floats
   */
  public Float[] eval(byte[] block) {
    if (block == null) {
      return null;
    }
    if (block.length % Float.BYTES != 0) {
      throw new IllegalArgumentException(
          "a block of " + block.length + " bytes is not a multiple of 4, the size of a float");
    }
    ByteBuffer bytes = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    Float[] numbers = new Float[block.length / Float.BYTES];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = bytes.getFloat();
    }
    return numbers;
  }
}

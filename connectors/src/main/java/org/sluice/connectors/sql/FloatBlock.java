package org.sluice.connectors.sql;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.flink.table.functions.ScalarFunction;

/**
 * The numbers of a record's block, as a function of Flink SQL: {@code BYTES} to {@code
 * ARRAY<FLOAT>}.
 */
public final class FloatBlock extends ScalarFunction {

  private static final long serialVersionUID = 1;

  /**
   * Reads little-endian floats.
   *
   * @param block null gives null
   * @throws IllegalArgumentException if it is no whole numbers
   */
  public Float[] eval(byte[] block) {
    if (block == null) {
      return null;
    }
    if (block.length % Float.BYTES != 0) {
      throw new IllegalArgumentException(
          "a block of " + block.length + " bytes is no whole floats of 4 bytes each");
    }
    ByteBuffer bytes = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    Float[] numbers = new Float[block.length / Float.BYTES];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = bytes.getFloat();
    }
    return numbers;
  }
}

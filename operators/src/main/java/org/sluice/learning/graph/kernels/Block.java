package org.sluice.learning.graph.kernels;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The numbers of a node: {@code rows × columns}, row-major. A row is a feature, a column a sample,
 * so that a loop over samples runs through neighbouring memory and vectorises.
 *
 * <p>Each block has its own array, in one of two precisions: loops that read and write the same
 * array at two offsets are not vectorised by the compiler.
 */
public final class Block {

  public final int rows;
  public final int columns;
  final float[] floats;
  final double[] doubles;

  private Block(int rows, int columns, float[] floats, double[] doubles) {
    this.rows = rows;
    this.columns = columns;
    this.floats = floats;
    this.doubles = doubles;
  }

  static Block ofFloats(int rows, int columns) {
    return new Block(rows, columns, new float[Math.multiplyExact(rows, columns)], null);
  }

  static Block ofDoubles(int rows, int columns) {
    return new Block(rows, columns, null, new double[Math.multiplyExact(rows, columns)]);
  }

  /** The bytes that {@link #save} writes. */
  public int bytes() {
    return floats != null ? Float.BYTES * floats.length : Double.BYTES * doubles.length;
  }

  /** Saves all numbers in the block's precision. */
  public void save(ByteBuffer out) {
    if (floats != null) {
      out.asFloatBuffer().put(floats);
    } else {
      out.asDoubleBuffer().put(doubles);
    }
    out.position(out.position() + bytes());
  }

  /** Restores what {@link #save} of a block of this size and precision wrote. */
  public void restore(ByteBuffer in) {
    if (floats != null) {
      in.asFloatBuffer().get(floats);
    } else {
      in.asDoubleBuffer().get(doubles);
    }
    in.position(in.position() + bytes());
  }

  /** Whether a block of the same size and precision has the same numbers. */
  public boolean hasNumbersOf(Block other) {
    return floats != null
        ? Arrays.equals(floats, other.floats)
        : Arrays.equals(doubles, other.doubles);
  }

  /** The number of elements. */
  public int size() {
    return rows * columns;
  }

  /** The number at a row and a column. */
  public double get(int row, int column) {
    return get(row * columns + column);
  }

  /** Sets the number at a row and a column; rounded to the block's precision. */
  public void set(int row, int column, double value) {
    set(row * columns + column, value);
  }

  /** The number at a flat, row-major index. */
  public double get(int index) {
    return floats != null ? floats[index] : doubles[index];
  }

  /** Sets the number at a flat, row-major index; rounded to the block's precision. */
  public void set(int index, double value) {
    if (floats != null) {
      floats[index] = (float) value;
    } else {
      doubles[index] = value;
    }
  }

  /**
   * Sets a column; rounded to the block's precision.
   *
   * @param source Not modified. Its numbers from {@code offset} on, {@code [rows]}
   */
  public void setColumn(int column, double[] source, int offset) {
    if (floats != null) {
      for (int row = 0; row < rows; row++) {
        floats[row * columns + column] = (float) source[offset + row];
      }
    } else {
      for (int row = 0; row < rows; row++) {
        doubles[row * columns + column] = source[offset + row];
      }
    }
  }

  /** Reads all numbers, row-major, from an array. */
  public void load(double[] source, int offset) {
    if (floats != null) {
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) source[offset + i];
      }
    } else {
      System.arraycopy(source, offset, doubles, 0, doubles.length);
    }
  }

  /** Writes all numbers, row-major, to an array. */
  public void store(double[] target, int offset) {
    if (floats != null) {
      for (int i = 0; i < floats.length; i++) {
        target[offset + i] = floats[i];
      }
    } else {
      System.arraycopy(doubles, 0, target, offset, doubles.length);
    }
  }

  /** Reads all numbers, row-major, from a block of the same precision. */
  public void load(Block source, int offset) {
    if (floats != null) {
      System.arraycopy(source.floats, offset, floats, 0, floats.length);
    } else {
      System.arraycopy(source.doubles, offset, doubles, 0, doubles.length);
    }
  }

  /** Writes all numbers, row-major, to a block of the same precision. */
  public void store(Block target, int offset) {
    if (floats != null) {
      System.arraycopy(floats, 0, target.floats, offset, floats.length);
    } else {
      System.arraycopy(doubles, 0, target.doubles, offset, doubles.length);
    }
  }

  /** Reads all numbers, row-major, from an array of single precision. */
  public void load(float[] source, int offset) {
    if (floats != null) {
      System.arraycopy(source, offset, floats, 0, floats.length);
    } else {
      for (int i = 0; i < doubles.length; i++) {
        doubles[i] = source[offset + i];
      }
    }
  }

  /** Writes all numbers, row-major, to an array of single precision. */
  public void store(float[] target, int offset) {
    if (floats != null) {
      System.arraycopy(floats, 0, target, offset, floats.length);
    } else {
      for (int i = 0; i < doubles.length; i++) {
        target[offset + i] = (float) doubles[i];
      }
    }
  }
}

package org.sluice.learning.algebra;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A row-major matrix in ND4J's memory, outside the heap. It grows to the largest that it has held;
 * belongs to one thread at a time.
 *
 * <p>ND4J computes in place only on column-major results. A row-major matrix is the transpose of a
 * column-major one, so products are made with their factors swapped: (a·b)ᵀ = bᵀ·aᵀ. OpenBLAS does
 * the same with row-major matrices; the bits are those of its direct call.
 */
public final class NdMatrix {

  private static final int MOST_SHAPES = 64;

  private final DataType type;
  private final Map<Long, INDArray> shapes = new HashMap<>();
  private INDArray memory;
  private ByteBuffer bytes;
  private INDArray transposed;

  private NdMatrix(DataType type) {
    Nd4jLibrary.load();
    this.type = type;
  }

  /** An empty matrix of 32-bit numbers. */
  public static NdMatrix ofFloats() {
    return new NdMatrix(DataType.FLOAT);
  }

  /** An empty matrix of 64-bit numbers. */
  public static NdMatrix ofDoubles() {
    return new NdMatrix(DataType.DOUBLE);
  }

  /** Gives it a shape; what it holds is then undefined. */
  public NdMatrix shape(int rows, int columns) {
    long length = (long) rows * columns;
    if (memory == null || memory.length() < length) {
      grow(length);
    }
    long key = ((long) rows << Integer.SIZE) | columns;
    transposed = shapes.get(key);
    if (transposed == null) {
      if (shapes.size() == MOST_SHAPES) {
        shapes.clear();
      }
      long[] strides = {1, columns};
      transposed = Nd4j.create(memory.data(), new long[] {columns, rows}, strides, 0, 'f');
      shapes.put(key, transposed);
    }
    return this;
  }

  private void grow(long length) {
    shapes.clear();
    if (memory != null) {
      memory.close();
    }
    memory = Nd4j.createUninitialized(type, length);
    bytes = memory.data().pointer().asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /**
   * Copies a matrix in.
   *
   * @param numbers Not modified. {@code [rows, columns]}
   */
  public NdMatrix put(float[] numbers, int rows, int columns) {
    shape(rows, columns);
    bytes.asFloatBuffer().put(0, numbers, 0, rows * columns);
    return this;
  }

  /**
   * Copies a matrix in.
   *
   * @param numbers Not modified. {@code [rows, columns]}
   */
  public NdMatrix put(double[] numbers, int rows, int columns) {
    shape(rows, columns);
    bytes.asDoubleBuffer().put(0, numbers, 0, rows * columns);
    return this;
  }

  /**
   * Copies the matrix out.
   *
   * @param numbers Modified. {@code [rows, columns]}
   */
  public void get(float[] numbers) {
    bytes.asFloatBuffer().get(0, numbers, 0, (int) transposed.length());
  }

  /**
   * Copies the matrix out.
   *
   * @param numbers Modified. {@code [rows, columns]}
   */
  public void get(double[] numbers) {
    bytes.asDoubleBuffer().get(0, numbers, 0, (int) transposed.length());
  }

  /**
   * this = op(a)·op(b), or this += op(a)·op(b).
   *
   * @param a Not modified.
   * @param b Not modified.
   */
  public void multiply(
      NdMatrix a, boolean transposeA, NdMatrix b, boolean transposeB, boolean accumulate) {
    double beta = accumulate ? 1 : 0;
    Nd4j.gemm(b.transposed, a.transposed, transposed, transposeB, transposeA, 1, beta);
  }

  /**
   * this /= x, number by number.
   *
   * @param x Not modified. Of the same shape
   */
  public void divide(NdMatrix x) {
    transposed.divi(x.transposed);
  }
}

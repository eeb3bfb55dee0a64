package org.sluice.learning.graph.kernels;

import org.sluice.learning.algebra.NdMatrix;

/** Large matrix products, by ND4J on one thread. The numbers are copied to memory of its own. */
final class LargeProducts {

  private static final ThreadLocal<LargeProducts> OF_THREAD =
      ThreadLocal.withInitial(LargeProducts::new);

  private final NdMatrix a = NdMatrix.ofFloats();
  private final NdMatrix b = NdMatrix.ofFloats();
  private final NdMatrix out = NdMatrix.ofFloats();

  private LargeProducts() {}

  /** The matrices of the calling thread. */
  static LargeProducts ofThread() {
    return OF_THREAD.get();
  }

  /** result = op(x)·op(y) or result += op(x)·op(y), all row-major. */
  void product(
      Block x, boolean transposeX, Block y, boolean transposeY, boolean accumulate, Block result) {
    a.put(x.floats, x.rows, x.columns);
    b.put(y.floats, y.rows, y.columns);
    if (accumulate) {
      out.put(result.floats, result.rows, result.columns);
    } else {
      out.shape(result.rows, result.columns);
    }
    out.multiply(a, transposeX, b, transposeY, accumulate);
    out.get(result.floats);
  }
}

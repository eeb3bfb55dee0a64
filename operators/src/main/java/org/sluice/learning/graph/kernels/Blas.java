package org.sluice.learning.graph.kernels;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;
import org.sluice.learning.algebra.NativeBlas;

/**
 * Single-threaded matrix products on heap arrays, with the OpenBLAS that comes with ND4J.
 *
 * <p>ND4J's own call costs 10–20 µs, more than a product of a minibatch; the binding below it costs
 * 0.1 µs. The numbers are staged through buffers outside the heap, one set per thread: copying
 * costs about a sixth of the product, and loops over the heap run seven times faster than over
 * memory outside.
 */
final class Blas {

  private static final ThreadLocal<Blas> OF_THREAD = ThreadLocal.withInitial(Blas::new);

  static {
    NativeBlas.load();
  }

  private final Staging a = new Staging();
  private final Staging b = new Staging();
  private final Staging out = new Staging();

  private Blas() {}

  /** The buffers of the calling thread. */
  static Blas ofThread() {
    return OF_THREAD.get();
  }

  /** out = op(x)·op(y) or out += op(x)·op(y), all row-major. */
  void product(
      Block x, boolean transposeX, Block y, boolean transposeY, boolean accumulate, Block result) {
    FloatPointer xs = a.put(x.floats);
    FloatPointer ys = b.put(y.floats);
    FloatPointer results = accumulate ? out.put(result.floats) : out.room(result.size());
    cblas_sgemm(
        CblasRowMajor,
        transposeX ? CblasTrans : CblasNoTrans,
        transposeY ? CblasTrans : CblasNoTrans,
        result.rows,
        result.columns,
        transposeX ? x.rows : x.columns,
        1f,
        xs,
        x.columns,
        ys,
        y.columns,
        accumulate ? 1f : 0f,
        results,
        result.columns);
    out.get(result.floats);
  }
}

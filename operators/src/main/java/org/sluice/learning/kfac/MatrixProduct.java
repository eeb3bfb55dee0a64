package org.sluice.learning.kfac;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;

import org.sluice.learning.algebra.NativeBlas;

/** Products of row-major matrices in double precision, by OpenBLAS on one thread. */
final class MatrixProduct {

  static {
    NativeBlas.load();
  }

  private MatrixProduct() {}

  /**
   * out = op(a) · op(b).
   *
   * @param a Not modified. op(a) is {@code [rows, inner]}
   * @param b Not modified. op(b) is {@code [inner, columns]}
   * @param out Modified. {@code [rows, columns]}
   */
  static void of(
      double[] a,
      boolean transposeA,
      double[] b,
      boolean transposeB,
      int rows,
      int inner,
      int columns,
      double[] out) {
    cblas_dgemm(
        CblasRowMajor,
        transposeA ? CblasTrans : CblasNoTrans,
        transposeB ? CblasTrans : CblasNoTrans,
        rows,
        columns,
        inner,
        1,
        a,
        transposeA ? rows : inner,
        b,
        transposeB ? inner : columns,
        0,
        out,
        columns);
  }
}

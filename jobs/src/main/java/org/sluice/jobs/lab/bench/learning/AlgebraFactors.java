package org.sluice.jobs.lab.bench.learning;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dpotrf;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dpotri;
import static org.bytedeco.openblas.global.openblas.LAPACKE_dsyevd;
import static org.bytedeco.openblas.global.openblas.LAPACK_COL_MAJOR;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.inverse.InvertMatrix;
import org.sluice.learning.algebra.Nd4jLibrary;
import org.sluice.learning.kfac.DirectEigenbasis;
import org.sluice.learning.kfac.Eigenbasis;
import org.sluice.learning.kfac.NdEigenbasis;

/** What K-FAC does with Kronecker factors, in double precision. */
final class AlgebraFactors {

  private static final byte VECTORS = 'V';
  private static final byte UPPER = 'U';

  static {
    Nd4jLibrary.load();
  }

  private AlgebraFactors() {}

  static AlgebraCase preconditioning(int inputs, int outputs) {
    double[] input = AlgebraCase.symmetric(inputs);
    double[] gradient = AlgebraCase.symmetric(outputs);
    double[] start = AlgebraCase.numbers(inputs * outputs);
    double[] eigenvalues = new double[start.length];
    Arrays.fill(eigenvalues, 1.5);
    double[] matrix = new double[start.length];
    Eigenbasis direct = new DirectEigenbasis(input, inputs, gradient, outputs);
    Eigenbasis nd4j = new NdEigenbasis(input, inputs, gradient, outputs);
    return new AlgebraCase(
        "K-FAC step in the factors' eigenbasis",
        inputs + " × " + outputs,
        () -> solve(direct, start, matrix, eigenvalues),
        () -> solve(nd4j, start, matrix, eigenvalues));
  }

  // The eigenvectors change with every step of ACKTR.
  private static void solve(
      Eigenbasis basis, double[] start, double[] matrix, double[] eigenvalues) {
    System.arraycopy(start, 0, matrix, 0, matrix.length);
    basis.renew();
    basis.solve(matrix, eigenvalues);
  }

  static AlgebraCase eigenvectors(int size) {
    double[] matrix = AlgebraCase.symmetric(size);
    double[] vectors = new double[matrix.length];
    double[] values = new double[size];
    INDArray array = Nd4j.create(matrix, new int[] {size, size}, 'f');
    INDArray arrayVectors = Nd4j.create(DataType.DOUBLE, new long[] {size, size}, 'f');
    INDArray arrayValues = Nd4j.create(DataType.DOUBLE, size);
    return new AlgebraCase(
        "eigenvectors",
        size + " × " + size,
        () -> {
          System.arraycopy(matrix, 0, vectors, 0, matrix.length);
          LAPACKE_dsyevd(LAPACK_COL_MAJOR, VECTORS, UPPER, size, vectors, size, values);
        },
        () -> {
          arrayVectors.assign(array);
          Nd4j.getBlasWrapper().lapack().syev('V', 'U', arrayVectors, arrayValues);
        });
  }

  static AlgebraCase inverse(int size) {
    double[] matrix = AlgebraCase.symmetric(size);
    double[] inverse = new double[matrix.length];
    INDArray array = Nd4j.create(matrix, new int[] {size, size}, 'f');
    return new AlgebraCase(
        "inverse",
        size + " × " + size,
        () -> {
          System.arraycopy(matrix, 0, inverse, 0, matrix.length);
          LAPACKE_dpotrf(LAPACK_COL_MAJOR, UPPER, size, inverse, size);
          LAPACKE_dpotri(LAPACK_COL_MAJOR, UPPER, size, inverse, size);
        },
        () -> InvertMatrix.invert(array, false));
  }
}

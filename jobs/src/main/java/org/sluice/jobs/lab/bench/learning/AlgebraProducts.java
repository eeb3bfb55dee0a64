package org.sluice.jobs.lab.bench.learning;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.sluice.learning.algebra.Nd4jLibrary;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;

/** Matrix products on memory outside the heap, and an elementwise function. */
final class AlgebraProducts {

  static {
    Nd4jLibrary.load();
  }

  private AlgebraProducts() {}

  static AlgebraCase ofFloats(int rows, int inner, int columns) {
    INDArray a = Nd4j.create(AlgebraCase.numbers(rows * inner)).castTo(DataType.FLOAT);
    INDArray b = Nd4j.create(AlgebraCase.numbers(inner * columns)).castTo(DataType.FLOAT);
    INDArray out = Nd4j.create(DataType.FLOAT, (long) rows * columns);
    FloatPointer as = new FloatPointer(a.data().pointer());
    FloatPointer bs = new FloatPointer(b.data().pointer());
    FloatPointer outs = new FloatPointer(out.data().pointer());
    INDArray left = a.reshape('f', inner, rows);
    INDArray right = b.reshape('f', columns, inner);
    INDArray result = out.reshape('f', columns, rows);
    return new AlgebraCase(
        "product, float",
        rows + " × " + inner + " × " + columns,
        () ->
            cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasNoTrans,
                rows,
                columns,
                inner,
                1,
                as,
                inner,
                bs,
                columns,
                0,
                outs,
                columns),
        () -> Nd4j.gemm(right, left, result, false, false, 1, 0));
  }

  static AlgebraCase ofDoubles(int size) {
    INDArray a = Nd4j.create(AlgebraCase.numbers(size * size)).reshape('f', size, size);
    INDArray b = Nd4j.create(AlgebraCase.symmetric(size), new int[] {size, size}, 'f');
    INDArray out = Nd4j.create(DataType.DOUBLE, new long[] {size, size}, 'f');
    DoublePointer as = new DoublePointer(a.data().pointer());
    DoublePointer bs = new DoublePointer(b.data().pointer());
    DoublePointer outs = new DoublePointer(out.data().pointer());
    return new AlgebraCase(
        "product, double",
        size + " × " + size + " × " + size,
        () ->
            cblas_dgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasNoTrans,
                size,
                size,
                size,
                1,
                as,
                size,
                bs,
                size,
                0,
                outs,
                size),
        () -> Nd4j.gemm(b, a, out, false, false, 1, 0));
  }

  static AlgebraCase tanh(int rows, int columns) {
    double[] numbers = AlgebraCase.numbers(rows * columns);
    Block x = Precision.FLOAT.block(rows, columns);
    Block out = Precision.FLOAT.block(rows, columns);
    x.load(numbers, 0);
    INDArray array = Nd4j.create(numbers).castTo(DataType.FLOAT);
    return new AlgebraCase(
        "tanh, float",
        rows + " × " + columns,
        () -> Precision.FLOAT.kernels().apply(Activation.TANH, x, out),
        () -> Transforms.tanh(array, false));
  }
}

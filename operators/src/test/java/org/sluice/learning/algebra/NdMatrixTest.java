package org.sluice.learning.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Generator;

/** ND4J's products have the bits of OpenBLAS's direct call. */
class NdMatrixTest {

  @ParameterizedTest
  @CsvSource({
    "8, 8, 8, false, false, false",
    "64, 376, 1000, false, false, true",
    "64, 376, 1000, true, false, false",
    "475, 106, 218, false, true, false",
    "475, 106, 218, true, true, true"
  })
  void productsHaveTheBitsOfTheDirectCall(
      int rows,
      int inner,
      int columns,
      boolean transposeA,
      boolean transposeB,
      boolean accumulate) {
    double[] a = numbers(1, rows * inner);
    double[] b = numbers(2, inner * columns);
    double[] out = numbers(3, rows * columns);
    float[] as = floats(a);
    float[] bs = floats(b);
    float[] outs = floats(out);
    NdMatrix doubles = NdMatrix.ofDoubles().put(out, rows, columns);
    doubles.multiply(
        put(NdMatrix.ofDoubles(), a, rows, inner, transposeA),
        transposeA,
        put(NdMatrix.ofDoubles(), b, inner, columns, transposeB),
        transposeB,
        accumulate);
    NdMatrix singles = NdMatrix.ofFloats().put(outs, rows, columns);
    singles.multiply(
        NdMatrix.ofFloats().put(as, transposeA ? inner : rows, transposeA ? rows : inner),
        transposeA,
        NdMatrix.ofFloats().put(bs, transposeB ? columns : inner, transposeB ? inner : columns),
        transposeB,
        accumulate);
    NativeBlas.load();
    int opA = transposeA ? CblasTrans : CblasNoTrans;
    int opB = transposeB ? CblasTrans : CblasNoTrans;
    int strideA = transposeA ? rows : inner;
    int strideB = transposeB ? inner : columns;
    int beta = accumulate ? 1 : 0;
    cblas_dgemm(
        CblasRowMajor,
        opA,
        opB,
        rows,
        columns,
        inner,
        1,
        a,
        strideA,
        b,
        strideB,
        beta,
        out,
        columns);
    cblas_sgemm(
        CblasRowMajor,
        opA,
        opB,
        rows,
        columns,
        inner,
        1,
        as,
        strideA,
        bs,
        strideB,
        beta,
        outs,
        columns);

    double[] ndDoubles = new double[out.length];
    doubles.get(ndDoubles);
    assertThat(ndDoubles).isEqualTo(out);
    float[] ndFloats = new float[outs.length];
    singles.get(ndFloats);
    assertThat(ndFloats).isEqualTo(outs);
  }

  @Test
  void takesAnyShapeAfterAnother() {
    NdMatrix matrix = NdMatrix.ofDoubles();
    NdMatrix two = NdMatrix.ofDoubles();
    for (int rows : new int[] {3, 70, 2, 5, 3}) {
      for (int columns = 1; columns < 30; columns++) {
        double[] numbers = numbers(columns, rows * columns);
        double[] twos = new double[numbers.length];
        Arrays.fill(twos, 2);
        matrix.put(numbers, rows, columns).divide(two.put(twos, rows, columns));
        double[] halves = new double[numbers.length];
        matrix.get(halves);
        for (int i = 0; i < halves.length; i++) {
          assertThat(halves[i]).isEqualTo(numbers[i] / 2);
        }
      }
    }
  }

  private static NdMatrix put(
      NdMatrix matrix, double[] numbers, int rows, int columns, boolean transpose) {
    return transpose ? matrix.put(numbers, columns, rows) : matrix.put(numbers, rows, columns);
  }

  private static double[] numbers(int seed, int count) {
    Generator random = new Generator(seed);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.gaussian();
    }
    return numbers;
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }
}

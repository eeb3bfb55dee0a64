package org.sluice.learning.graph.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Generator;

/** Few rows give the bits that the loops for any number of rows define. */
class FewRowsLayerNormTest {

  private static final double EPSILON = 1e-5;

  @ParameterizedTest
  @CsvSource({"1, 64", "2, 5", "3, 1", "3, 64", "3, 1024", "4, 77"})
  void bitsAreThoseOfSumsRowByRow(int rows, int columns) {
    Generator random = new Generator(rows * 1000 + columns);
    Block x = block(random, rows, columns);
    Block gain = block(random, rows, 1);
    Block shift = block(random, rows, 1);
    Block z = Block.ofFloats(rows, columns);
    Block inverses = Block.ofFloats(1, columns);
    Block out = Block.ofFloats(rows, columns);
    FewRowsLayerNorm.apply(EPSILON, x, gain, shift, z, inverses, out);
    float share = 1f / rows;
    for (int c = 0; c < columns; c++) {
      float mean = 0;
      for (int r = 0; r < rows; r++) {
        mean += x.floats[r * columns + c];
      }
      mean *= share;
      float squares = 0;
      for (int r = 0; r < rows; r++) {
        float centred = x.floats[r * columns + c] - mean;
        squares += centred * centred;
      }
      float inverse = 1 / (float) Math.sqrt(squares * share + (float) EPSILON);
      assertThat(inverses.floats[c]).isEqualTo(inverse);
      for (int r = 0; r < rows; r++) {
        int i = r * columns + c;
        float standardised = (x.floats[i] - mean) * inverse;
        assertThat(z.floats[i]).isEqualTo(standardised);
        assertThat(out.floats[i]).isEqualTo(gain.floats[r] * standardised + shift.floats[r]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 64, true", "2, 5, false", "3, 1, true", "3, 64, false", "4, 77, true"})
  void derivativesAreThoseOfSumsRowByRow(int rows, int columns, boolean accumulate) {
    Generator random = new Generator(rows * 1000 + columns);
    Block d = block(random, rows, columns);
    Block z = block(random, rows, columns);
    Block inverses = block(random, 1, columns);
    Block out = block(random, rows, columns);
    float[] before = out.floats.clone();
    FewRowsLayerNorm.derivative(d, z, inverses, accumulate, out);
    float share = 1f / rows;
    for (int c = 0; c < columns; c++) {
      float mean = 0;
      float projection = 0;
      for (int r = 0; r < rows; r++) {
        int i = r * columns + c;
        mean += d.floats[i];
        projection += d.floats[i] * z.floats[i];
      }
      mean *= share;
      projection *= share;
      for (int r = 0; r < rows; r++) {
        int i = r * columns + c;
        float derivative = inverses.floats[c] * (d.floats[i] - mean - z.floats[i] * projection);
        assertThat(out.floats[i]).isEqualTo(accumulate ? before[i] + derivative : derivative);
      }
    }
  }

  private static Block block(Generator random, int rows, int columns) {
    Block block = Block.ofFloats(rows, columns);
    for (int i = 0; i < block.size(); i++) {
      block.set(i, random.gaussian());
    }
    return block;
  }
}

package org.sluice.jobs.lab.bench.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sluice.env.Generator;

/**
 * A call of linear algebra, both ways; each call leaves its own inputs as they were.
 *
 * @param call what is computed
 * @param size of what
 * @param direct without ND4J
 * @param nd4j by ND4J
 */
record AlgebraCase(String call, String size, Runnable direct, Runnable nd4j) {

  /** Rows, inner and columns of products: of networks with 64 units, and of squares. */
  private static final int[][] PRODUCTS = {
    {64, 64, 64},
    {64, 11, 1024},
    {64, 64, 1024},
    {64, 64, 5000},
    {64, 376, 1000},
    {64, 376, 5000},
    {376, 5000, 376},
    {128, 128, 128},
    {256, 256, 256},
    {512, 512, 512},
    {1024, 1024, 1024},
    {2048, 2048, 2048}
  };

  /** Inputs with the bias's 1, and outputs, of a layer's Kronecker factors. */
  private static final int[][] BLOCKS = {
    {12, 64}, {65, 64}, {129, 128}, {377, 64}, {257, 256}, {401, 400}
  };

  private static final int[] FACTORS = {65, 129, 257, 400};
  private static final int[] INVERTED = {65, 129}; // larger ones take ND4J seconds
  private static final int[] ELEMENTWISE = {64, 1024};

  /**
   * All calls.
   *
   * @param largest rows and columns, at most; calls of larger matrices are left out
   */
  static List<AlgebraCase> all(int largest) {
    List<AlgebraCase> all = new ArrayList<>();
    for (int[] size : PRODUCTS) {
      if (Arrays.stream(size).max().orElseThrow() <= largest) {
        all.add(AlgebraProducts.ofFloats(size[0], size[1], size[2]));
      }
    }
    factors(FACTORS, largest).forEach(size -> all.add(AlgebraProducts.ofDoubles(size)));
    for (int[] size : BLOCKS) {
      if (size[0] <= largest) {
        all.add(AlgebraFactors.preconditioning(size[0], size[1]));
      }
    }
    factors(FACTORS, largest).forEach(size -> all.add(AlgebraFactors.eigenvectors(size)));
    factors(INVERTED, largest).forEach(size -> all.add(AlgebraFactors.inverse(size)));
    if (ELEMENTWISE[1] <= largest) {
      all.add(AlgebraProducts.tanh(ELEMENTWISE[0], ELEMENTWISE[1]));
    }
    return all;
  }

  private static IntStream factors(int[] sizes, int largest) {
    return Arrays.stream(sizes).filter(size -> size <= largest);
  }

  /** Standard normal numbers. */
  static double[] numbers(int count) {
    Generator random = new Generator(count);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.gaussian();
    }
    return numbers;
  }

  /** A symmetric matrix whose eigenvalues lie around 1, {@code [size, size]}. */
  static double[] symmetric(int size) {
    double[] matrix = numbers(size * size);
    double scale = 0.1 / Math.sqrt(size);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        double number = scale * matrix[row * size + column] + (row == column ? 1 : 0);
        matrix[row * size + column] = number;
        matrix[column * size + row] = number;
      }
    }
    return matrix;
  }
}

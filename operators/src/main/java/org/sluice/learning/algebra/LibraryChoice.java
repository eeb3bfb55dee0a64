package org.sluice.learning.algebra;

/**
 * Which library computes what. The figures behind it are in docs/benchmarks.md, under "Linear
 * algebra"; both libraries end in the same kernels of OpenBLAS and give the same bits.
 *
 * <ul>
 *   <li>large products, and the products of large Kronecker factors: ND4J, whose call costs some 25
 *       µs;
 *   <li>smaller products: direct calls of OpenBLAS;
 *   <li>products with a few weights, elementwise functions, sums: loops;
 *   <li>eigenvectors: LAPACK directly, because ND4J has only the slower algorithm.
 * </ul>
 */
public final class LibraryChoice {

  /** Multiplications from which a call of ND4J costs less than 3 % of a product of floats. */
  private static final long LARGE_PRODUCT = 1L << 29;

  /** Multiplications of a Kronecker block's four products from which ND4J is no slower. */
  private static final long LARGE_BLOCK = 1L << 24;

  /** Below this, a matrix is nearly a vector, for which ND4J has other routines. */
  private static final int FEWEST = 8;

  private LibraryChoice() {}

  /** Whether ND4J multiplies a {@code [rows, inner]} by an {@code [inner, columns]} matrix. */
  public static boolean nd4jMultiplies(int rows, int inner, int columns) {
    return (long) rows * inner * columns >= LARGE_PRODUCT
        && Math.min(rows, Math.min(inner, columns)) >= FEWEST
        && Nd4jLibrary.mayCompute();
  }

  /** Whether ND4J multiplies the eigenvectors of a block of {@code inputs × outputs} weights. */
  public static boolean nd4jPreconditions(int inputs, int outputs) {
    return 2L * inputs * outputs * (inputs + outputs) >= LARGE_BLOCK
        && Math.min(inputs, outputs) >= FEWEST
        && Nd4jLibrary.mayCompute();
  }
}

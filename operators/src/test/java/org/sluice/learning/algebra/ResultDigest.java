package org.sluice.learning.algebra;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.nd4j.linalg.factory.Nd4j;
import org.sluice.env.Generator;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.kfac.Eigenbasis;

/**
 * Prints who computes a large product, and the digest of large products and of a K-FAC step. Their
 * sizes are such that two threads would round differently.
 */
final class ResultDigest {

  static final String BY_ND4J = "by ND4J: ";
  static final String DIRECT = "direct: ";
  static final String HELPERS = "helpers";

  private static final int ROWS = 475;
  private static final int INNER = 5003;
  private static final int COLUMNS = 318;

  private final MessageDigest digest;

  private ResultDigest() throws GeneralSecurityException {
    this.digest = MessageDigest.getInstance("SHA-256");
  }

  /** With the argument {@link #HELPERS}, ND4J may use its helpers. */
  public static void main(String[] arguments) throws GeneralSecurityException {
    boolean byNd4j = LibraryChoice.nd4jMultiplies(ROWS, INNER, COLUMNS);
    if (arguments.length > 0 && arguments[0].equals(HELPERS)) {
      Nd4jLibrary.load();
      Nd4j.getEnvironment().allowHelpers(true);
    }
    ResultDigest result = new ResultDigest();
    result.addProduct();
    result.addStep();
    String digest = HexFormat.of().formatHex(result.digest.digest());
    System.out.println((byNd4j ? BY_ND4J : DIRECT) + digest);
  }

  private void addProduct() {
    Kernels kernels = Precision.FLOAT.kernels();
    Block a = kernels.block(ROWS, INNER);
    Block b = kernels.block(INNER, COLUMNS);
    Block out = kernels.block(ROWS, COLUMNS);
    a.load(numbers(1, a.size()), 0);
    b.load(numbers(2, b.size()), 0);
    kernels.product(a, false, b, false, false, out);
    double[] products = new double[out.size()];
    out.store(products, 0);
    add(products);
  }

  private void addStep() {
    double[] input = numbers(3, ROWS * ROWS);
    double[] gradient = numbers(4, COLUMNS * COLUMNS);
    double[] matrix = numbers(5, ROWS * COLUMNS);
    double[] eigenvalues = numbers(6, matrix.length);
    Eigenbasis basis = Eigenbasis.of(input, ROWS, gradient, COLUMNS);
    basis.renew();
    basis.solve(matrix, eigenvalues);
    add(matrix);
  }

  private void add(double[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length);
    bytes.asDoubleBuffer().put(numbers);
    digest.update(bytes);
  }

  private static double[] numbers(int seed, int count) {
    Generator random = new Generator(seed);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.gaussian();
    }
    return numbers;
  }
}

package org.sluice.jobs.lab.bench.learning;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.sluice.learning.algebra.NativeBlas;
import org.sluice.learning.graph.layers.DenseShape;

/**
 * The matrix products of a network's sweeps as bare OpenBLAS calls on off-heap memory, with nothing
 * in between.
 *
 * <p>Nodes are features × samples, as in the graphs: Y = Wᵀ X, dW = X dYᵀ, dX = W dY.
 */
final class BareProducts implements AutoCloseable {

  static {
    NativeBlas.load();
  }

  private record Product(
      int times, boolean transposeA, boolean transposeB, int rows, int columns, int inner) {
    void run(FloatPointer a, FloatPointer b, FloatPointer out) {
      for (int i = 0; i < times; i++) {
        once(a, b, out);
      }
    }

    private void once(FloatPointer a, FloatPointer b, FloatPointer out) {
      cblas_sgemm(
          CblasRowMajor,
          transposeA ? CblasTrans : CblasNoTrans,
          transposeB ? CblasTrans : CblasNoTrans,
          rows,
          columns,
          inner,
          1f,
          a,
          transposeA ? rows : inner,
          b,
          transposeB ? inner : columns,
          0f,
          out,
          columns);
    }

    int largest() {
      return Math.max(rows * columns, Math.max(rows * inner, inner * columns));
    }
  }

  /** Columns of the products of convolutions: so few that these stay in the cache. */
  private static final int MOST_COLUMNS = 1024;

  private final List<Product> forward = new ArrayList<>();
  private final List<Product> tangent = new ArrayList<>();
  private final List<Product> gradients = new ArrayList<>();
  private final List<Product> toInputs = new ArrayList<>();
  private final List<Product> moments = new ArrayList<>();
  private final FloatPointer a;
  private final FloatPointer b;
  private final FloatPointer out;

  /**
   * @param layers the dense and convolutional layers of the network
   * @param batch samples per sweep
   */
  BareProducts(List<DenseShape> layers, int batch) {
    for (DenseShape layer : layers) {
      int in = layer.inputs();
      int out = layer.outputs();
      add(forward, layer, batch, (n, columns) -> new Product(n, true, false, out, columns, in));
      add(tangent, layer, batch, (n, columns) -> new Product(n, true, false, out, columns, in));
      add(gradients, layer, batch, (n, columns) -> new Product(n, false, true, in, out, columns));
      if (layer.inputDifferentiated()) {
        add(tangent, layer, batch, (n, columns) -> new Product(n, true, false, out, columns, in));
        add(toInputs, layer, batch, (n, columns) -> new Product(n, false, false, in, columns, out));
      }
      add(moments, layer, batch, (n, columns) -> new Product(n, false, true, in, in, columns));
      add(moments, layer, batch, (n, columns) -> new Product(n, false, true, out, out, columns));
    }
    int largest =
        Math.max(
            forward.stream().mapToInt(Product::largest).max().orElse(0),
            moments.stream().mapToInt(Product::largest).max().orElse(0));
    this.a = zeros(largest);
    this.b = zeros(largest);
    this.out = zeros(largest);
  }

  /** Makes products of a number of columns, as many as there are. */
  @FunctionalInterface
  private interface Maker {
    Product make(int times, int columns);
  }

  /** All samples at once; those of a convolution in parts, the last of which is smaller. */
  private static void add(List<Product> to, DenseShape layer, int batch, Maker maker) {
    int columns = batch * layer.positions();
    int part = layer.positions() == 1 ? columns : Math.min(columns, MOST_COLUMNS);
    to.add(maker.make(columns / part, part));
    if (columns % part > 0) {
      to.add(maker.make(1, columns % part));
    }
  }

  private static FloatPointer zeros(int count) {
    return new FloatPointer(count).put(new float[count], 0, count);
  }

  void forward() {
    run(forward);
  }

  void tangent() {
    run(tangent);
  }

  void backward() {
    run(gradients);
    run(toInputs);
  }

  /** Without the gradients of parameters. */
  void backwardToInputs() {
    run(toInputs);
  }

  /** Both Kronecker factors of every layer. */
  void moments() {
    run(moments);
  }

  @Override
  public void close() {
    a.close();
    b.close();
    out.close();
  }

  private void run(List<Product> products) {
    for (int i = 0; i < products.size(); i++) {
      products.get(i).run(a, b, out);
    }
  }
}

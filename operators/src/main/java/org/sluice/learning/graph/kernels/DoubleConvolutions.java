package org.sluice.learning.graph.kernels;

/** Convolutions in 64 bits, for checks. */
final class DoubleConvolutions implements Convolutions {

  static final DoubleConvolutions INSTANCE = new DoubleConvolutions();

  private DoubleConvolutions() {}

  /** One multiplication of a sample: weight, picture and result by index. */
  @FunctionalInterface
  private interface Multiplication {
    void at(int weight, int source, int result);
  }

  /** Calls it for every sample, result and entry of its patch. */
  private static void forEach(ConvolutionShape shape, int columns, Multiplication multiplication) {
    for (int filter = 0; filter < shape.filters(); filter++) {
      for (int position = 0; position < shape.positions(); position++) {
        int result = (filter * shape.positions() + position) * columns;
        for (int entry = 0; entry < shape.patch(); entry++) {
          int source = shape.source(entry, position) * columns;
          for (int column = 0; column < columns; column++) {
            multiplication.at(entry * shape.filters() + filter, source + column, result + column);
          }
        }
      }
    }
  }

  @Override
  public void addTo(Block out, ConvolutionShape shape, double scale, Block weight, Block x) {
    forEach(
        shape,
        x.columns,
        (w, source, result) ->
            out.doubles[result] += scale * weight.doubles[w] * x.doubles[source]);
  }

  @Override
  public void addWeightGradient(
      Block gradient, ConvolutionShape shape, double scale, Block x, Block adjoint) {
    forEach(
        shape,
        x.columns,
        (w, source, result) ->
            gradient.doubles[w] += scale * x.doubles[source] * adjoint.doubles[result]);
  }

  @Override
  public void addInputAdjoint(
      Block inputAdjoint, ConvolutionShape shape, double scale, Block weight, Block adjoint) {
    forEach(
        shape,
        adjoint.columns,
        (w, source, result) ->
            inputAdjoint.doubles[source] += scale * weight.doubles[w] * adjoint.doubles[result]);
  }
}

package org.sluice.learning.graph.kernels;

/**
 * The sizes of a two-dimensional convolution without padding.
 *
 * <p>A picture is a column of {@code [channels, height, width]} numbers, the last index fastest; so
 * is a result, of {@code [filters, outHeight, outWidth]}. Weights are {@code [patch, filters]}, a
 * patch being {@code [channels, kernel, kernel]}.
 *
 * @param kernel height and width of a filter
 * @param stride between neighbouring patches
 */
public record ConvolutionShape(
    int channels, int height, int width, int filters, int kernel, int stride) {

  /** Rows of results; below 1 if the picture is smaller than a filter. */
  public int outHeight() {
    return out(height);
  }

  /** Columns of results; below 1 if the picture is smaller than a filter. */
  public int outWidth() {
    return out(width);
  }

  private int out(int length) {
    return length < kernel ? 0 : (length - kernel) / stride + 1;
  }

  /** Results of one filter. */
  public int positions() {
    return outHeight() * outWidth();
  }

  /** Numbers that one result depends on. */
  public int patch() {
    return channels * kernel * kernel;
  }

  /** The index in a picture of an entry of a patch. */
  int source(int entry, int position) {
    int column = entry % kernel;
    int row = entry / kernel % kernel;
    int channel = entry / (kernel * kernel);
    int y = position / outWidth() * stride + row;
    int x = position % outWidth() * stride + column;
    return (channel * height + y) * width + x;
  }
}

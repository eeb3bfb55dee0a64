package org.sluice.learning.graph.kernels;

/**
 * Buffers for single rows of blocks, for kernels that combine rows: the compiler vectorises loops
 * over separate arrays but not over two rows of one array, and copying costs a tenth of the gain.
 * One set per thread, as long as the longest row.
 */
final class RowBuffers {

  private static final ThreadLocal<RowBuffers> OF_THREAD = ThreadLocal.withInitial(RowBuffers::new);

  float[] first = new float[0];
  float[] second = new float[0];
  float[] third = new float[0];
  float[] fourth = new float[0];
  float[] fifth = new float[0];
  float[] sixth = new float[0];
  float[] seventh = new float[0];
  float[] eighth = new float[0];
  float[] ninth = new float[0];
  float[] tenth = new float[0];
  float[] result = new float[0];

  private RowBuffers() {}

  /** d ← inverses·(d − means − z·projections), element by element. */
  static void standardise(
      float[] means, float[] projections, float[] z, float[] inverses, float[] d, int columns) {
    for (int c = 0; c < columns; c++) {
      d[c] = inverses[c] * (d[c] - means[c] - z[c] * projections[c]);
    }
  }

  /** Writes a row of a block, or adds to it. */
  void put(float[] numbers, boolean accumulate, Block out, int row) {
    int columns = out.columns;
    int start = row * columns;
    if (!accumulate) {
      System.arraycopy(numbers, 0, out.floats, start, columns);
      return;
    }
    float[] sums = result;
    System.arraycopy(out.floats, start, sums, 0, columns);
    for (int c = 0; c < columns; c++) {
      sums[c] += numbers[c];
    }
    System.arraycopy(sums, 0, out.floats, start, columns);
  }

  /** The buffers of the calling thread, with room for rows of a length. */
  static RowBuffers ofThread(int length) {
    RowBuffers buffers = OF_THREAD.get();
    if (buffers.first.length < length) {
      buffers.first = new float[length];
      buffers.second = new float[length];
      buffers.third = new float[length];
      buffers.fourth = new float[length];
      buffers.fifth = new float[length];
      buffers.sixth = new float[length];
      buffers.seventh = new float[length];
      buffers.eighth = new float[length];
      buffers.ninth = new float[length];
      buffers.tenth = new float[length];
      buffers.result = new float[length];
    }
    return buffers;
  }
}

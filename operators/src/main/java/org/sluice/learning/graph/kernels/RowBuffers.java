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
  float[] result = new float[0];

  private RowBuffers() {}

  /** The buffers of the calling thread, with room for rows of a length. */
  static RowBuffers ofThread(int length) {
    RowBuffers buffers = OF_THREAD.get();
    if (buffers.first.length < length) {
      buffers.first = new float[length];
      buffers.second = new float[length];
      buffers.third = new float[length];
      buffers.fourth = new float[length];
      buffers.fifth = new float[length];
      buffers.result = new float[length];
    }
    return buffers;
  }
}

package org.sluice.learning.graph.kernels;

import java.util.Arrays;

/**
 * Forward convolutions in 32 bits of a single picture, without native code.
 *
 * <p>A picture is split into its phases: one for each remainder of row and column by the stride. An
 * entry of the patches then is one phase, shifted, for all positions at once, so that long loops
 * add entry after entry. A row of positions is as wide as a phase; those past the last patch of a
 * row are computed and dropped.
 */
final class ActingConvolutions implements Convolutions {

  static final ActingConvolutions INSTANCE = new ActingConvolutions();

  /**
   * Entries of patches that are added at a time: as many as keep the loop small enough for the
   * compiler to vectorise it.
   */
  private static final int GROUP = 4;

  private ActingConvolutions() {}

  /** The memory of a thread. */
  private static final class Memory {

    static final ThreadLocal<Memory> OF_THREAD = ThreadLocal.withInitial(Memory::new);

    float[][] phases = {};
    float[][] patches = {};
    float[] sums = {};

    /** Makes room for phases of a length, and for entries of patches and sums of another. */
    void room(int phaseCount, int phaseLength, int entries, int count) {
      phases = grown(phases, phaseCount, phaseLength);
      patches = grown(patches, entries, count);
      if (sums.length < count) {
        sums = new float[count];
      }
    }

    private static float[][] grown(float[][] arrays, int count, int length) {
      float[][] grown = arrays.length < count ? Arrays.copyOf(arrays, count) : arrays;
      for (int i = 0; i < count; i++) {
        if (grown[i] == null || grown[i].length < length) {
          grown[i] = new float[length];
        }
      }
      return grown;
    }
  }

  @Override
  public void addTo(Block out, ConvolutionShape shape, double scale, Block weight, Block x) {
    int stride = shape.stride();
    int width = (shape.width() + stride - 1) / stride;
    int height = (shape.height() + stride - 1) / stride;
    int farthest = (shape.kernel() - 1) / stride * (width + 1);
    int count = shape.outHeight() * width;
    int groups = (shape.patch() + GROUP - 1) / GROUP;
    Memory memory = Memory.OF_THREAD.get();
    memory.room(
        shape.channels() * stride * stride,
        Math.max(height * width, count + farthest),
        GROUP * groups,
        count);
    split(shape, (float) scale, x.floats, width, memory.phases);
    copyPatches(shape, width, count, GROUP * groups, memory);
    for (int filter = 0; filter < shape.filters(); filter++) {
      Arrays.fill(memory.sums, 0, count, 0f);
      for (int entry = 0; entry < shape.patch(); entry += GROUP) {
        add(weight, filter, entry, memory, count);
      }
      addRows(shape, memory.sums, width, out.floats, filter);
    }
  }

  /** Copies a picture into its phases. */
  private static void split(
      ConvolutionShape shape, float scale, float[] x, int width, float[][] phases) {
    int stride = shape.stride();
    int source = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int y = 0; y < shape.height(); y++) {
        int phase = (channel * stride + y % stride) * stride;
        for (int first = 0; first < Math.min(stride, shape.width()); first++) {
          float[] target = phases[phase + first];
          int at = y / stride * width;
          for (int column = first; column < shape.width(); column += stride) {
            target[at++] = scale * x[source + column];
          }
        }
        source += shape.width();
      }
    }
  }

  /** Copies each entry of the patches, for all positions; those beyond the last are 0. */
  private static void copyPatches(
      ConvolutionShape shape, int width, int count, int entries, Memory memory) {
    int kernel = shape.kernel();
    int stride = shape.stride();
    for (int entry = 0; entry < shape.patch(); entry++) {
      int channel = entry / (kernel * kernel);
      int row = entry / kernel % kernel;
      int column = entry % kernel;
      int phase = (channel * stride + row % stride) * stride + column % stride;
      int shift = row / stride * width + column / stride;
      System.arraycopy(memory.phases[phase], shift, memory.patches[entry], 0, count);
    }
    for (int entry = shape.patch(); entry < entries; entry++) {
      Arrays.fill(memory.patches[entry], 0, count, 0f);
    }
  }

  private static void add(Block weight, int filter, int entry, Memory memory, int count) {
    float[] p0 = memory.patches[entry];
    float[] p1 = memory.patches[entry + 1];
    float[] p2 = memory.patches[entry + 2];
    float[] p3 = memory.patches[entry + 3];
    float w0 = at(weight, entry, filter);
    float w1 = at(weight, entry + 1, filter);
    float w2 = at(weight, entry + 2, filter);
    float w3 = at(weight, entry + 3, filter);
    float[] sums = memory.sums;
    for (int i = 0; i < count; i++) {
      float rest = Math.fma(w2, p2[i], Math.fma(w3, p3[i], sums[i]));
      sums[i] = Math.fma(w0, p0[i], Math.fma(w1, p1[i], rest));
    }
  }

  /** A weight; 0 beyond the last entry. */
  private static float at(Block weight, int entry, int filter) {
    return entry < weight.rows ? weight.floats[entry * weight.columns + filter] : 0;
  }

  /** Adds the sums of all positions, without those past the last patch of a row. */
  private static void addRows(
      ConvolutionShape shape, float[] sums, int width, float[] out, int filter) {
    int columns = shape.outWidth();
    int start = filter * shape.positions();
    for (int row = 0; row < shape.outHeight(); row++) {
      for (int column = 0; column < columns; column++) {
        out[start + row * columns + column] += sums[row * width + column];
      }
    }
  }

  @Override
  public void addWeightGradient(
      Block gradient, ConvolutionShape shape, double scale, Block x, Block adjoint) {
    throw ActingKernels.forwardOnly();
  }

  @Override
  public void addInputAdjoint(
      Block inputAdjoint, ConvolutionShape shape, double scale, Block weight, Block adjoint) {
    throw ActingKernels.forwardOnly();
  }
}

package org.sluice.learning.graph.kernels;

import java.util.Arrays;

/**
 * Forward convolutions in 32 bits of a single picture, without native code: loops over positions,
 * for four entries of the patches and four filters at a time.
 */
final class ActingConvolutions implements Convolutions {

  static final ActingConvolutions INSTANCE = new ActingConvolutions();

  /** Entries of patches, and filters, that are combined at a time. */
  private static final int GROUP = 4;

  private ActingConvolutions() {}

  /** The memory of a thread: the patches and results of a group, each with room for positions. */
  private static final class Memory {

    static final ThreadLocal<Memory> OF_THREAD = ThreadLocal.withInitial(Memory::new);

    float[][] patches = {};
    final float[][] results = new float[GROUP][];

    void room(int entries, int positions) {
      int known = patches.length == 0 ? 0 : patches[0].length;
      if (patches.length < entries || known < positions) {
        int length = Math.max(known, positions);
        patches = new float[Math.max(patches.length, entries)][length];
        Arrays.setAll(results, filter -> new float[length]);
      }
    }
  }

  @Override
  public void addTo(Block out, ConvolutionShape shape, double scale, Block weight, Block x) {
    int positions = shape.positions();
    int groups = (shape.patch() + GROUP - 1) / GROUP;
    Memory memory = Memory.OF_THREAD.get();
    memory.room(GROUP * groups, positions);
    float[][] patches = memory.patches;
    copyPatches(shape, (float) scale, x.floats, patches);
    for (int filter = 0; filter < shape.filters(); filter += GROUP) {
      int filters = Math.min(GROUP, shape.filters() - filter);
      for (int f = 0; f < filters; f++) {
        System.arraycopy(out.floats, (filter + f) * positions, memory.results[f], 0, positions);
      }
      for (int entry = 0; entry < shape.patch(); entry += GROUP) {
        for (int f = 0; f < filters; f++) {
          add(weight, entry, filter + f, patches, positions, memory.results[f]);
        }
      }
      for (int f = 0; f < filters; f++) {
        System.arraycopy(memory.results[f], 0, out.floats, (filter + f) * positions, positions);
      }
    }
  }

  private static void copyPatches(
      ConvolutionShape shape, float scale, float[] x, float[][] patches) {
    for (int entry = 0; entry < shape.patch(); entry++) {
      float[] target = patches[entry];
      for (int row = 0, position = 0; row < shape.outHeight(); row++) {
        int source = shape.source(entry, position);
        for (int column = 0; column < shape.outWidth(); column++, position++) {
          target[position] = scale * x[source + column * shape.stride()];
        }
      }
    }
    for (int entry = shape.patch(); entry % GROUP != 0; entry++) { // has no weights
      Arrays.fill(patches[entry], 0, shape.positions(), 0f);
    }
  }

  private static void add(
      Block weight, int entry, int filter, float[][] patches, int positions, float[] sums) {
    float[] p0 = patches[entry];
    float[] p1 = patches[entry + 1];
    float[] p2 = patches[entry + 2];
    float[] p3 = patches[entry + 3];
    float w0 = at(weight, entry, filter);
    float w1 = at(weight, entry + 1, filter);
    float w2 = at(weight, entry + 2, filter);
    float w3 = at(weight, entry + 3, filter);
    for (int i = 0; i < positions; i++) {
      sums[i] += w0 * p0[i] + w1 * p1[i] + (w2 * p2[i] + w3 * p3[i]);
    }
  }

  /** A weight; 0 beyond the last entry. */
  private static float at(Block weight, int entry, int filter) {
    return entry < weight.rows ? weight.floats[entry * weight.columns + filter] : 0;
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

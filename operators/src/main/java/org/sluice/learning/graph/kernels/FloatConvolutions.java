package org.sluice.learning.graph.kernels;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;
import org.sluice.learning.algebra.NativeBlas;

/**
 * Convolutions in 32 bits, by OpenBLAS on one thread. Patches are copied to memory outside the heap
 * tile by tile, so that a tile stays in the cache between its copy and its product.
 *
 * <p>A tile is a run of neighbouring positions with all samples, or one position with some of its
 * samples: {@code [rows × width]}, where rows are entries of patches or filters.
 */
final class FloatConvolutions implements Convolutions {

  static final FloatConvolutions INSTANCE = new FloatConvolutions();

  /** Columns of a tile, about; found by timing. */
  private static final int TILE = 1024;

  private FloatConvolutions() {}

  /** The memory of a thread. */
  private static final class Memory {

    static final ThreadLocal<Memory> OF_THREAD = ThreadLocal.withInitial(Memory::new);

    static {
      NativeBlas.load();
    }

    final Staging weights = new Staging();
    final Staging patches = new Staging();
    final Staging results = new Staging();
    float[] sums = new float[0];

    float[] sums(int length) {
      if (sums.length < length) {
        sums = new float[length];
      }
      return sums;
    }
  }

  /** What is done with one tile. */
  @FunctionalInterface
  private interface TileProduct {
    void run(Tile tile);
  }

  /**
   * Some neighbouring results of every filter.
   *
   * @param position the first
   * @param positions how many
   * @param column the first sample
   * @param columns how many; all if there are several positions
   */
  private record Tile(int position, int positions, int column, int columns) {
    int width() {
      return positions * columns;
    }
  }

  private static void forEachTile(ConvolutionShape shape, int columns, TileProduct product) {
    int most = Math.max(1, TILE / columns);
    int widest = Math.min(columns, TILE);
    for (int position = 0; position < shape.positions(); position += most) {
      int positions = Math.min(most, shape.positions() - position);
      for (int column = 0; column < columns; column += widest) {
        product.run(new Tile(position, positions, column, Math.min(widest, columns - column)));
      }
    }
  }

  @Override
  public void addTo(Block out, ConvolutionShape shape, double scale, Block weight, Block x) {
    Memory memory = Memory.OF_THREAD.get();
    FloatPointer weights = memory.weights.put(weight.floats);
    forEachTile(
        shape,
        x.columns,
        tile -> {
          FloatPointer patches = copyPatches(memory.patches, shape, x, tile);
          FloatPointer results = copyResults(memory.results, shape, out, tile);
          cblas_sgemm(
              CblasRowMajor,
              CblasTrans,
              CblasNoTrans,
              shape.filters(),
              tile.width(),
              shape.patch(),
              (float) scale,
              weights,
              shape.filters(),
              patches,
              tile.width(),
              1f,
              results,
              tile.width());
          for (int filter = 0; filter < shape.filters(); filter++) {
            memory.results.get(
                filter * tile.width(),
                out.floats,
                resultAt(shape, out, filter, tile),
                tile.width());
          }
        });
  }

  @Override
  public void addWeightGradient(
      Block gradient, ConvolutionShape shape, double scale, Block x, Block adjoint) {
    Memory memory = Memory.OF_THREAD.get();
    FloatPointer sums = memory.weights.put(gradient.floats);
    forEachTile(
        shape,
        x.columns,
        tile ->
            cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasTrans,
                shape.patch(),
                shape.filters(),
                tile.width(),
                (float) scale,
                copyPatches(memory.patches, shape, x, tile),
                tile.width(),
                copyResults(memory.results, shape, adjoint, tile),
                tile.width(),
                1f,
                sums,
                shape.filters()));
    memory.weights.get(gradient.floats);
  }

  @Override
  public void addInputAdjoint(
      Block inputAdjoint, ConvolutionShape shape, double scale, Block weight, Block adjoint) {
    Memory memory = Memory.OF_THREAD.get();
    FloatPointer weights = memory.weights.put(weight.floats);
    forEachTile(
        shape,
        adjoint.columns,
        tile -> {
          int count = shape.patch() * tile.width();
          FloatPointer patches = memory.patches.room(count);
          cblas_sgemm(
              CblasRowMajor,
              CblasNoTrans,
              CblasNoTrans,
              shape.patch(),
              tile.width(),
              shape.filters(),
              (float) scale,
              weights,
              shape.filters(),
              copyResults(memory.results, shape, adjoint, tile),
              tile.width(),
              0f,
              patches,
              tile.width());
          float[] sums = memory.sums(count);
          memory.patches.get(0, sums, 0, count);
          addPatches(inputAdjoint, shape, sums, tile);
        });
  }

  /** Where a tile's results of a filter begin in a block. */
  private static int resultAt(ConvolutionShape shape, Block block, int filter, Tile tile) {
    return (filter * shape.positions() + tile.position()) * block.columns + tile.column();
  }

  private static FloatPointer copyResults(
      Staging target, ConvolutionShape shape, Block block, Tile tile) {
    FloatPointer results = target.room(shape.filters() * tile.width());
    for (int filter = 0; filter < shape.filters(); filter++) {
      target.put(
          filter * tile.width(), block.floats, resultAt(shape, block, filter, tile), tile.width());
    }
    return results;
  }

  private static FloatPointer copyPatches(
      Staging target, ConvolutionShape shape, Block x, Tile tile) {
    FloatPointer patches = target.room(shape.patch() * tile.width());
    int at = 0;
    for (int entry = 0; entry < shape.patch(); entry++) {
      for (int i = 0; i < tile.positions(); i++) {
        int source = shape.source(entry, tile.position() + i) * x.columns + tile.column();
        target.put(at, x.floats, source, tile.columns());
        at += tile.columns();
      }
    }
    return patches;
  }

  private static void addPatches(Block x, ConvolutionShape shape, float[] patches, Tile tile) {
    int at = 0;
    for (int entry = 0; entry < shape.patch(); entry++) {
      for (int i = 0; i < tile.positions(); i++) {
        int source = shape.source(entry, tile.position() + i) * x.columns + tile.column();
        add(patches, at, x.floats, source, tile.columns());
        at += tile.columns();
      }
    }
  }

  private static void add(float[] from, int fromStart, float[] to, int toStart, int count) {
    for (int i = 0; i < count; i++) {
      to[toStart + i] += from[fromStart + i];
    }
  }
}

package org.sluice.learning.kfac;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.sluice.learning.vectors.Finite;

/**
 * The state that K-FAC keeps between updates.
 *
 * <p>As bytes, big-endian: version 1 (int), learning rate (double), updates (long), and the factors
 * and the momentum, each as its length (int) and its numbers (doubles).
 */
public final class KfacState {

  private static final int VERSION = 1;
  private static final int HEADER = 3 * Integer.BYTES + Double.BYTES + Long.BYTES;

  public final double[] factors;
  public final double[] momentum;
  public double learningRate;
  long updates;

  /**
   * @param factors numbers of all factors' lower triangles
   * @param parameters numbers of all parameters
   */
  public KfacState(int factors, int parameters, double learningRate) {
    this.factors = new double[factors];
    this.momentum = new double[parameters];
    this.learningRate = learningRate;
  }

  /** Copies another state of the same network. */
  public void copyFrom(KfacState other) {
    System.arraycopy(other.factors, 0, factors, 0, factors.length);
    System.arraycopy(other.momentum, 0, momentum, 0, momentum.length);
    learningRate = other.learningRate;
    updates = other.updates;
  }

  public byte[] toBytes() {
    int size = HEADER + Double.BYTES * (factors.length + momentum.length);
    ByteBuffer bytes = ByteBuffer.allocate(size);
    bytes.putInt(VERSION).putDouble(learningRate).putLong(updates);
    put(factors, bytes);
    put(momentum, bytes);
    return bytes.array();
  }

  /**
   * Restores what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException if the bytes are damaged or from another version or network;
   *     the state is then unchanged
   */
  public void restore(byte[] saved) {
    ByteBuffer bytes = ByteBuffer.wrap(saved);
    KfacState read = new KfacState(factors.length, momentum.length, 0);
    try {
      int version = bytes.getInt();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "K-FAC state of version " + version + ", this is version " + VERSION);
      }
      read.learningRate = bytes.getDouble();
      read.updates = bytes.getLong();
      get("factors", bytes, read.factors);
      get("momentum", bytes, read.momentum);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("K-FAC state ends after " + saved.length + " bytes", e);
    }
    if (bytes.hasRemaining()) {
      throw new IllegalArgumentException(
          "K-FAC state has " + bytes.remaining() + " bytes too many");
    }
    boolean sound = read.learningRate > 0 && Double.isFinite(read.learningRate);
    if (!sound || !Finite.all(read.factors) || !Finite.all(read.momentum)) {
      throw new IllegalArgumentException("K-FAC state with numbers that no update leaves");
    }
    copyFrom(read);
  }

  private static void put(double[] numbers, ByteBuffer bytes) {
    bytes.putInt(numbers.length);
    bytes.asDoubleBuffer().put(numbers);
    bytes.position(bytes.position() + Double.BYTES * numbers.length);
  }

  private static void get(String what, ByteBuffer bytes, double[] numbers) {
    int length = bytes.getInt();
    if (length != numbers.length) {
      throw new IllegalArgumentException(
          String.format(
              "K-FAC state of another network: %d %s, here %d", length, what, numbers.length));
    }
    bytes.asDoubleBuffer().get(numbers);
    bytes.position(bytes.position() + Double.BYTES * numbers.length);
  }
}

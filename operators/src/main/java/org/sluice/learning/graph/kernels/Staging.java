package org.sluice.learning.graph.kernels;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/** An off-heap buffer that grows to the largest block copied. */
final class Staging {

  private FloatPointer pointer = new FloatPointer(0);
  private FloatBuffer view = FloatBuffer.allocate(0);

  /** Room for {@code count} numbers. */
  FloatPointer room(int count) {
    if (view.capacity() < count) {
      pointer.close();
      pointer = new FloatPointer(count);
      view = pointer.asBuffer();
    }
    return pointer;
  }

  /** Copies some numbers in, from an index on; there must be {@link #room}. */
  void put(int index, float[] numbers, int start, int count) {
    view.put(index, numbers, start, count);
  }

  /** Copies some numbers out, from an index on; there must be {@link #room}. */
  void get(int index, float[] numbers, int start, int count) {
    view.get(index, numbers, start, count);
  }

  /** Copies numbers in. */
  FloatPointer put(float[] numbers) {
    FloatPointer target = room(numbers.length);
    view.put(0, numbers);
    return target;
  }

  /** Copies numbers out. */
  void get(float[] numbers) {
    view.get(0, numbers);
  }
}

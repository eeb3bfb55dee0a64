package org.sluice.learning.nd;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.sluice.learning.algebra.Nd4jLibrary;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Transitions;

/**
 * Parameters, transitions and batches as ND4J's arrays.
 *
 * <p>ND4J's memory lies outside the heap: each array is made by one copy, which later changes on
 * either side do not reach. All arrays are row-major. The first call loads ND4J, on one thread.
 *
 * <pre>{@code
 * INDArray flat = NdArrays.of(snapshot.policy());
 * INDArray weights = NdArrays.named(policy.layout(), flat).get("policy.0.weight");
 * weights.muli(0.9); // changes flat, too
 * float[] changed = flat.toFloatVector();
 * }</pre>
 */
public final class NdArrays {

  static {
    Nd4jLibrary.load();
  }

  private NdArrays() {}

  /**
   * Numbers in single precision, such as a snapshot's parameters, as a vector.
   *
   * @param numbers Not modified.
   */
  public static INDArray of(float[] numbers) {
    return Nd4j.createFromArray(numbers);
  }

  /**
   * Views of the single parameters, by name, in the order of the layout.
   *
   * @param flat all parameters, {@code [layout.size()]}; the views write to it
   * @return {@code [rows, columns]} each
   * @throws IllegalArgumentException if there are more or fewer parameters than in the layout
   */
  public static Map<String, INDArray> named(ParameterLayout layout, INDArray flat) {
    if (flat.length() != layout.size()) {
      throw new IllegalArgumentException(
          String.format("%d parameters where the layout has %d", flat.length(), layout.size()));
    }
    Map<String, INDArray> named = new LinkedHashMap<>();
    for (ParameterLayout.Entry entry : layout.entries()) {
      long[] shape = {entry.rows(), entry.columns()};
      long[] strides = {entry.columns(), 1};
      named.put(entry.name(), Nd4j.create(flat.data(), shape, strides, entry.offset(), 'c'));
    }
    return named;
  }

  /**
   * The observations before each step, {@code [steps, observationDim]}; bytes as unsigned bytes.
   *
   * @throws IllegalArgumentException if there are no steps
   */
  public static INDArray observations(Transitions transitions) {
    Observations observations = transitions.observations();
    long[] shape = shape(observations.size(), transitions.steps());
    if (!observations.isBytes()) {
      return matrix(observations.floats(), shape);
    }
    INDArray array = Nd4j.createUninitialized(DataType.UINT8, shape, 'c');
    array.data().pointer().asByteBuffer().put(0, observations.bytes());
    return array;
  }

  /**
   * The actions of each step, {@code [steps, actionDim]}.
   *
   * @throws IllegalArgumentException if there are no steps
   */
  public static INDArray actions(Transitions transitions) {
    return matrix(transitions.actions(), shape(transitions.actions().length, transitions.steps()));
  }

  /** The rewards of each step, {@code [steps]}. */
  public static INDArray rewards(Transitions transitions) {
    return of(transitions.rewards());
  }

  /**
   * A batch's observations, {@code [batch, observationDim]}, in double precision.
   *
   * @throws IllegalArgumentException if the batch is empty
   */
  public static INDArray observations(Batch batch) {
    return matrix(batch.observations(), batch.size());
  }

  /**
   * A batch's actions, {@code [batch, actionDim]}, in double precision.
   *
   * @throws IllegalArgumentException if the batch is empty
   */
  public static INDArray actions(Batch batch) {
    return matrix(batch.actions(), batch.size());
  }

  /** A batch's advantages, {@code [batch]}, in double precision. */
  public static INDArray advantages(Batch batch) {
    return Nd4j.createFromArray(batch.advantages());
  }

  private static INDArray matrix(float[] numbers, long[] shape) {
    return Nd4j.createFromArray(numbers).reshape('c', shape);
  }

  private static INDArray matrix(double[] numbers, int rows) {
    return Nd4j.createFromArray(numbers).reshape('c', shape(numbers.length, rows));
  }

  private static long[] shape(int size, int rows) {
    if (rows == 0) {
      throw new IllegalArgumentException("there are no steps to make an array of");
    }
    return new long[] {rows, size / rows};
  }
}

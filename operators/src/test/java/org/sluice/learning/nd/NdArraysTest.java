package org.sluice.learning.nd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.policy.type.Gaussian;
import org.sluice.learning.policy.type.Trunk;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Transitions;

class NdArraysTest {

  @Test
  void namedParametersAreViewsOfAllOfThem() {
    ParameterLayout layout = new Gaussian(3, 2, Trunk.of(8)).layout();
    double[] start = layout.initialise(new Generator(5));
    float[] parameters = new float[start.length];
    for (int i = 0; i < start.length; i++) {
      parameters[i] = (float) start[i];
    }
    INDArray flat = NdArrays.of(parameters);
    Map<String, INDArray> named = NdArrays.named(layout, flat);
    assertThat(named.keySet())
        .containsExactlyElementsOf(
            layout.entries().stream().map(ParameterLayout.Entry::name).toList());
    for (ParameterLayout.Entry entry : layout.entries()) {
      INDArray view = named.get(entry.name());
      assertThat(view.shape()).containsExactly(entry.rows(), entry.columns());
      int last = entry.offset() + entry.size() - 1;
      assertThat(view.getFloat(entry.rows() - 1, entry.columns() - 1)).isEqualTo(parameters[last]);
      view.muli(2);
      assertThat(flat.getFloat(last)).isEqualTo(2 * parameters[last]);
    }
    assertThat(flat.toFloatVector()[0]).isEqualTo(2 * parameters[0]);
  }

  @Test
  void parametersOfAnotherNetworkAreRefused() {
    ParameterLayout layout = new Gaussian(3, 2, Trunk.of(8)).layout();
    assertThatThrownBy(() -> NdArrays.named(layout, NdArrays.of(new float[7])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("7 parameters where the layout has " + layout.size());
  }

  @Test
  void transitionsHaveARowPerStep() {
    Transitions transitions = transitions(Observations.of(new float[] {1, 2, 3, 4, 5, 6}));
    assertThat(NdArrays.observations(transitions).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{1, 2, 3}, {4, 5, 6}});
    assertThat(NdArrays.actions(transitions).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{7}, {8}});
    assertThat(NdArrays.rewards(transitions).toFloatVector()).containsExactly(9, 10);
  }

  @Test
  void bytesStayBytes() {
    Transitions transitions = transitions(Observations.of(new byte[] {0, 127, -1, 4}));
    INDArray observations = NdArrays.observations(transitions);
    assertThat(observations.dataType()).isEqualTo(DataType.UINT8);
    assertThat(observations.castTo(DataType.FLOAT).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 127}, {255, 4}});
  }

  @Test
  void batchesKeepTheirPrecision() {
    double third = 1 / 3.0;
    double[] two = {third, 2};
    Batch batch = new Batch(new double[] {1, 2, 3, third}, two, two, two, two, two, two, 1);
    assertThat(NdArrays.observations(batch).toDoubleMatrix())
        .isDeepEqualTo(new double[][] {{1, 2}, {3, third}});
    assertThat(NdArrays.actions(batch).toDoubleMatrix())
        .isDeepEqualTo(new double[][] {{third}, {2}});
    assertThat(NdArrays.advantages(batch).toDoubleVector()).containsExactly(third, 2);
  }

  @Test
  void noStepsMakeNoArray() {
    assertThatThrownBy(() -> NdArrays.observations(Transitions.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no steps");
  }

  private static Transitions transitions(Observations observations) {
    return new Transitions(
        observations,
        new float[] {7, 8},
        new float[2],
        new float[] {9, 10},
        new byte[2],
        Observations.NONE,
        Observations.NONE);
  }
}

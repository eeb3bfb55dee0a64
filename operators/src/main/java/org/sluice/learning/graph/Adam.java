package org.sluice.learning.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Adam, straight over a graph's parameters and gradients.
 *
 * <pre>
 * m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²,  t ← t + 1
 * θ ← θ − rate √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)
 * </pre>
 *
 * <p>With β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸. Kingma and Ba 2015, in the form at the end of their
 * section 2, as OpenAI baselines has it.
 */
public final class Adam {

  private static final double FIRST_DECAY = 0.9;
  private static final double SECOND_DECAY = 0.999;
  private static final double EPSILON = 1e-8;

  private final Kernels kernels;
  private final double rate;
  private final List<Parameter> parameters;
  private final List<Block> first = new ArrayList<>();
  private final List<Block> second = new ArrayList<>();
  private long steps;

  /**
   * @param graph a graph that is complete
   * @param rate change of a parameter per step, roughly
   */
  public Adam(Graph graph, double rate) {
    this.kernels = graph.kernels();
    this.rate = rate;
    this.parameters = graph.parameters();
    for (Parameter parameter : parameters) {
      first.add(kernels.block(parameter.value.rows, parameter.value.columns));
      second.add(kernels.block(parameter.value.rows, parameter.value.columns));
    }
  }

  /** Changes the graph's parameters against the gradients of its last backward sweep. */
  public void step() {
    steps++;
    double corrected =
        rate
            * Math.sqrt(1 - StrictMath.pow(SECOND_DECAY, (double) steps))
            / (1 - StrictMath.pow(FIRST_DECAY, (double) steps));
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      kernels.adam(
          corrected,
          FIRST_DECAY,
          SECOND_DECAY,
          EPSILON,
          parameter.gradient,
          first.get(i),
          second.get(i),
          parameter.value);
    }
  }

  /**
   * Takes over moments and a count of steps.
   *
   * @param firstMoments Not modified. m in the layout's order
   * @param secondMoments Not modified. v in the layout's order
   */
  public void load(float[] firstMoments, float[] secondMoments, long stepsMade) {
    for (int i = 0; i < parameters.size(); i++) {
      first.get(i).load(firstMoments, parameters.get(i).offset());
      second.get(i).load(secondMoments, parameters.get(i).offset());
    }
    steps = stepsMade;
  }

  /**
   * Writes the moments.
   *
   * @param firstMoments Modified. m in the layout's order
   * @param secondMoments Modified. v in the layout's order
   */
  public void store(float[] firstMoments, float[] secondMoments) {
    for (int i = 0; i < parameters.size(); i++) {
      first.get(i).store(firstMoments, parameters.get(i).offset());
      second.get(i).store(secondMoments, parameters.get(i).offset());
    }
  }

  /** Steps made since the moments were zero. */
  public long steps() {
    return steps;
  }
}

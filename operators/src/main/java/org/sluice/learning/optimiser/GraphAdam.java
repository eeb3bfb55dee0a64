package org.sluice.learning.optimiser;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.AdamStep;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Kernels;
import org.sluice.learning.graph.layers.Parameter;

/** {@link Adam} over a graph's own parameters and gradients, in the graph's precision; ε = 10⁻⁸. */
public final class GraphAdam {

  private static final double EPSILON = 1e-8;

  private final Kernels kernels;
  private final double rate;
  private final List<Parameter> parameters;
  private final List<Block> first = new ArrayList<>();
  private final List<Block> second = new ArrayList<>();
  private long steps;

  /**
   * @param graph a complete graph
   * @param rate learning rate
   */
  public GraphAdam(Graph graph, double rate) {
    this.kernels = graph.precision().kernels();
    this.rate = rate;
    this.parameters = graph.parameters();
    for (Parameter parameter : parameters) {
      first.add(kernels.block(parameter.value().rows, parameter.value().columns));
      second.add(kernels.block(parameter.value().rows, parameter.value().columns));
    }
  }

  /** Takes a step against the gradients of the last backward sweep. */
  public void step() {
    steps++;
    AdamStep step =
        new AdamStep(Adam.correctedRate(rate, steps), Adam.FIRST_DECAY, Adam.SECOND_DECAY, EPSILON);
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      kernels.adam(step, parameter.gradient(), first.get(i), second.get(i), parameter.value());
    }
  }

  /**
   * Sets the moments and the step count.
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

  /** Steps taken since the moments were zero. */
  public long steps() {
    return steps;
  }
}

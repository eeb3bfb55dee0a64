package org.sluice.jobs.lab.toy;

import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.policy.Policy;
import org.sluice.learning.policy.information.Density;

/**
 * A policy with fixed parameters in one state: a distribution over the plane, in double precision.
 *
 * @param policy with two numbers per action
 * @param parameters in the order of its layout
 * @param observation the state, normalised
 */
public record FixedPolicy(Policy policy, double[] parameters, double[] observation) {

  private static final int RUN = 500;

  /** log π of every point of a grid. */
  public double[] logDensity(Grid grid) {
    int side = grid.side();
    // Row by row, since buffers for all points at once would not fit in memory.
    Density density = new Density(policy, Precision.DOUBLE, side);
    double[] logDensity = new double[grid.size()];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        density.observations().setColumn(column, observation, 0);
        density
            .actions()
            .setColumn(column, new double[] {grid.coordinate(column), grid.coordinate(row)}, 0);
      }
      density.evaluate(parameters).store(logDensity, row * side);
    }
    return logDensity;
  }

  /** Samples actions, in chunks whose buffers fit in the processor's cache. */
  public Points sample(int count, Generator random) {
    Graph graph = new Graph(Precision.DOUBLE, RUN, policy.layout(), false);
    Input observations = graph.input(policy.observationDim());
    Input noise = graph.input(policy.noiseDim());
    Block actions = policy.sample(graph, observations, noise).action().value();
    for (int i = 0; i < RUN; i++) {
      observations.setColumn(i, observation, 0);
    }
    graph.setParameters(parameters);
    double[] drawn = new double[policy.noiseDim()];
    double[] x = new double[count];
    double[] y = new double[count];
    for (int from = 0; from < count; from += RUN) {
      for (int i = 0; i < RUN; i++) {
        policy.drawNoise(random, drawn);
        noise.setColumn(i, drawn, 0);
      }
      graph.forward();
      for (int i = 0; i < Math.min(RUN, count - from); i++) {
        x[from + i] = actions.get(0, i);
        y[from + i] = actions.get(1, i);
      }
    }
    return new Points(x, y);
  }
}

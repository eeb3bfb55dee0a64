package org.sluice.jobs.lab.regression;

import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Input;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.optimiser.LearnedParameters;

/**
 * What a random function learned from data: mean and standard deviation of its values, over many
 * draws of weights.
 *
 * @param x places
 * @param mean at each place
 * @param deviation at each place
 */
public record RegressionBand(double[] x, double[] mean, double[] deviation) {

  private static final double RATE = 0.01;
  private static final double LIMIT = 6;
  private static final int PLACES = 121;
  private static final int DRAWS = 500;

  /**
   * Learns from data.
   *
   * <pre>loss = mean (f(x) − y)² / 2σ² + KL / points</pre>
   *
   * @param method that draws the functions
   * @param steps of Adam, at least 1, with all points
   */
  public static RegressionBand of(
      RegressionMethod method, CubicData data, int steps, Generator random) {
    ParameterLayout layout = new ParameterLayout();
    Regressor regressor = method.regressor(layout);
    Function learned = new Function(regressor, layout, data.x());
    LearnedParameters parameters =
        new LearnedParameters(Precision.DOUBLE, layout.initialiseFloats(random));
    double scale = data.size() * CubicData.DEVIATION * CubicData.DEVIATION;
    for (int step = 0; step < steps; step++) {
      learned.draw(random, parameters);
      learned.graph.clearAdjoints();
      for (int i = 0; i < data.size(); i++) {
        learned.y.adjoint().set(0, i, (learned.y.value().get(0, i) - data.y()[i]) / scale);
      }
      learned.graph.backward();
      parameters.gradient().load(new double[layout.size()], 0);
      learned.graph.gradient(parameters.gradient(), 0);
      regressor.regularise(parameters.values(), 1.0 / data.size(), parameters.gradient());
      parameters.step(RATE);
    }
    return predict(regressor, layout, parameters, random);
  }

  private static RegressionBand predict(
      Regressor regressor, ParameterLayout layout, LearnedParameters parameters, Generator random) {
    double[] x = new double[PLACES];
    for (int i = 0; i < PLACES; i++) {
      x[i] = -LIMIT + 2 * LIMIT * i / (PLACES - 1);
    }
    Function drawn = new Function(regressor, layout, x);
    double[] mean = new double[PLACES];
    double[] deviation = new double[PLACES];
    for (int draw = 0; draw < DRAWS; draw++) {
      drawn.draw(random, parameters);
      for (int i = 0; i < PLACES; i++) {
        double y = drawn.y.value().get(0, i);
        mean[i] += y / DRAWS;
        deviation[i] += y * y / DRAWS;
      }
    }
    for (int i = 0; i < PLACES; i++) {
      deviation[i] = Math.sqrt(Math.max(0, deviation[i] - mean[i] * mean[i]));
    }
    return new RegressionBand(x, mean, deviation);
  }

  /** The mean deviation at places whose distance from 0 is within bounds. */
  public double meanDeviation(double from, double to) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      if (Math.abs(x[i]) >= from && Math.abs(x[i]) <= to) {
        sum += deviation[i];
        count++;
      }
    }
    return sum / count;
  }

  /** The function at some places. */
  private static final class Function {

    private final Regressor regressor;
    private final Graph graph;
    private final Input noise;
    private final Node y;

    Function(Regressor regressor, ParameterLayout layout, double[] places) {
      this.regressor = regressor;
      this.graph = new Graph(Precision.DOUBLE, places.length, layout, true);
      Input x = graph.input(1);
      this.noise = graph.input(regressor.noiseDim());
      this.y = regressor.value(graph, x, noise);
      x.value().load(places, 0);
    }

    /** Draws weights for each place. */
    void draw(Generator random, LearnedParameters parameters) {
      double[] drawn = regressor.draw(random, graph.batch());
      for (int i = 0; i < graph.batch(); i++) {
        noise.setColumn(i, drawn, i * noise.rows());
      }
      graph.setParameters(parameters.values(), 0);
      graph.forward();
    }
  }
}

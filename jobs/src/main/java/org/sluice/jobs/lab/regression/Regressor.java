package org.sluice.jobs.lab.regression;

import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.posterior.PosteriorNetwork;
import org.sluice.learning.posterior.PosteriorSettings;
import org.sluice.learning.posterior.inference.PosteriorDivergence;
import org.sluice.learning.posterior.inference.PosteriorDraws;

/** A random function of one number, a network with a hidden layer of 100 ReLU units. */
interface Regressor {

  /** Units of the hidden layer. */
  int HIDDEN = 100;

  /** Numbers of noise for each value. */
  int noiseDim();

  /**
   * Values of the function.
   *
   * @param x {@code [1 × batch]}
   * @param noise {@code [noiseDim × batch]}
   */
  Node value(Graph graph, Node x, Node noise);

  /** Draws noise for some values; {@code [rows, noiseDim]}. */
  double[] draw(Generator random, int rows);

  /**
   * Adds the divergence of the weights' posterior from their prior to the loss, after a {@link
   * #draw}; by default there is none.
   *
   * @param gradient Modified.
   * @param weight of the divergence
   */
  default void regularise(Block parameters, double weight, Block gradient) {}

  /**
   * A network with a posterior over its weights.
   *
   * @param layout of its parameters, to be filled
   */
  static Regressor posterior(PosteriorSettings settings, ParameterLayout layout) {
    PosteriorNetwork network =
        new PosteriorNetwork("fc", List.of(1, HIDDEN), List.of(HIDDEN, 1), settings);
    PosteriorDivergence divergence = new PosteriorDivergence(network, Precision.DOUBLE, layout);
    return new Regressor() {

      private double[] ofDivergence;

      @Override
      public int noiseDim() {
        return network.noiseDim();
      }

      @Override
      public Node value(Graph graph, Node x, Node noise) {
        Node h = graph.apply(Activation.RELU, network.layer(graph, 0, x, noise));
        return network.layer(graph, 1, h, noise);
      }

      @Override
      public double[] draw(Generator random, int rows) {
        PosteriorDraws draws = new PosteriorDraws(network, rows, false);
        draws.draw(random);
        ofDivergence = draws.divergence();
        return draws.states();
      }

      @Override
      public void regularise(Block parameters, double weight, Block gradient) {
        divergence.differentiate(ofDivergence, parameters, weight, gradient);
      }
    };
  }

  /** A network whose hidden units are dropped with probability ½ (Gal and Ghahramani 2016). */
  static Regressor dropout() {
    return new Regressor() {

      @Override
      public int noiseDim() {
        return HIDDEN;
      }

      @Override
      public Node value(Graph graph, Node x, Node noise) {
        Node h = graph.apply(Activation.RELU, graph.dense(x, "0", HIDDEN, Initialisers.fanIn()));
        Node kept = graph.product(graph.affine(2, noise, 0), h);
        return graph.dense(kept, "1", 1, Initialisers.fanIn());
      }

      @Override
      public double[] draw(Generator random, int rows) {
        double[] masks = new double[rows * HIDDEN];
        for (int i = 0; i < masks.length; i++) {
          masks[i] = random.nextInt(2);
        }
        return masks;
      }
    };
  }
}

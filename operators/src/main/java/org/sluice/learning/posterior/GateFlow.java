package org.sluice.learning.posterior;

import org.sluice.learning.flow.Transformed;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;

/**
 * A flow of masked, gated steps {@code prefix.0}, {@code prefix.1}, …, each with a mask m that is
 * drawn as noise:
 *
 * <pre>
 * h = tanh((m ∘ z) A + a)                     then further tanh layers, if any
 * z' = m ∘ z + (1 − m) ∘ (σ ∘ z + (1 − σ) ∘ (h B + b)),     σ = sigmoid(h C + c)
 * log |det ∂z'/∂z| = Σ (1 − m) log σ          for masks of zeros and ones
 * </pre>
 *
 * <p>The gates of inverse autoregressive flows in a masked RealNVP (Touati et al. 2018, Randomized
 * Value Functions via Multiplicative Normalizing Flows, equations 15 and 16). With the masks'
 * expectation, ½, the step is deterministic and the last line is a number without that meaning.
 * Initial weights are uniform within 1/√inputs, biases 0; deviation: the code of Touati et al.
 * draws weights from N(0, 4/(in + out)).
 *
 * @param prefix of the parameters' names
 * @param steps how many; 0 for the identity
 * @param units in each hidden layer
 * @param further hidden layers after the first of each step
 */
public record GateFlow(String prefix, int steps, int units, int further) {

  /**
   * Adds the flow to a graph.
   *
   * @param z {@code [dim × batch]}
   * @param masks has those of all steps from row {@code first} on, {@code dim} rows for each
   * @return the log-determinant is null without steps
   */
  public Transformed apply(Graph graph, Node z, Node masks, int first) {
    Node x = z;
    Node logDeterminant = null;
    for (int step = 0; step < steps; step++) {
      Node mask = graph.rows(masks, first + step * z.rows(), z.rows());
      Transformed next = step(graph, prefix + "." + step, x, mask);
      x = next.value();
      logDeterminant =
          logDeterminant == null
              ? next.logDeterminant()
              : graph.sum(logDeterminant, next.logDeterminant());
    }
    return new Transformed(x, logDeterminant);
  }

  private Transformed step(Graph graph, String name, Node z, Node mask) {
    Node h = hidden(graph, graph.product(mask, z), name + ".in");
    for (int layer = 0; layer < further; layer++) {
      h = hidden(graph, h, name + ".hid" + layer);
    }
    Node mean = graph.dense(h, name + ".mu", z.rows(), Initialisers.fanIn());
    Node gate = graph.dense(h, name + ".sigma", z.rows(), Initialisers.fanIn());
    Node logSigma =
        graph.affine(-1, graph.apply(Activation.SOFTPLUS, graph.affine(-1, gate, 0)), 0);
    Node open = graph.affine(-1, mask, 1);
    Node change = graph.affine(-1, graph.apply(Activation.EXP, logSigma), 1);
    Node moved = graph.product(change, graph.combine(1, mean, -1, z));
    return new Transformed(
        graph.sum(z, graph.product(open, moved)), graph.rowSum(graph.product(open, logSigma)));
  }

  private Node hidden(Graph graph, Node x, String name) {
    return graph.apply(Activation.TANH, graph.dense(x, name, units, Initialisers.fanIn()));
  }
}

package org.sluice.learning.encoder;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Space;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * A tanh layer, {@code PREFIX.0}. Initial weights like those of policies' hidden layers: columns of
 * norm 1, biases 0.
 *
 * @param input the encoder of the layer's input
 * @param features units of the layer
 */
public record DenseEncoder(Encoder input, int features) implements Encoder {

  @Override
  public long widest() {
    return Math.max(input.widest(), features);
  }

  @Override
  public Node encode(Graph graph, Node observation, String prefix) {
    Node x = input.encode(graph, observation, prefix);
    Node y = graph.dense(x, prefix + ".0", features, Initialisers.normalisedColumns(1));
    return graph.apply(Activation.TANH, y);
  }

  /** The type {@code dense}. */
  public static final class Type implements EncoderType {

    @Override
    public String word() {
      return "dense";
    }

    @Override
    public List<Param<?>> parameters() {
      return List.of(EncoderParams.UNITS);
    }

    @Override
    public List<Param<Integer>> widths() {
      return List.of(EncoderParams.UNITS);
    }

    @Override
    public Encoder create(Space observations, Hyperparameters values) {
      return new DenseEncoder(Plain.of(observations), values.get(EncoderParams.UNITS));
    }
  }
}

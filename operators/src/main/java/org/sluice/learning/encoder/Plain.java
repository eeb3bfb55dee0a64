package org.sluice.learning.encoder;

import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Space;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * Passes observations through as features; bytes are divided by 255.
 *
 * @param features numbers per observation
 * @param bytes whether they are bytes
 */
public record Plain(int features, boolean bytes) implements Encoder {

  /** The largest byte. */
  static final double BYTE = 255;

  /** The encoder of a space. */
  public static Plain of(Space observations) {
    return new Plain(observations.size(), observations.isBytes());
  }

  @Override
  public Node encode(Graph graph, Node observation, String prefix) {
    return bytes ? graph.affine(1 / BYTE, observation, 0) : observation;
  }

  /** The type {@code none}. */
  public static final class Type implements EncoderType {

    @Override
    public String word() {
      return "none";
    }

    @Override
    public List<Param<?>> parameters() {
      return List.of();
    }

    @Override
    public List<Param<Integer>> widths() {
      return List.of();
    }

    @Override
    public Encoder create(Space observations, Hyperparameters values) {
      return Plain.of(observations);
    }
  }
}

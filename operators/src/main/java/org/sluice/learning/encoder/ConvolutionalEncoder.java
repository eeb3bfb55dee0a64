package org.sluice.learning.encoder;

import java.util.Arrays;
import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Box;
import org.sluice.env.Space;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.kernels.Activation;
import org.sluice.learning.graph.kernels.ConvolutionShape;
import org.sluice.learning.graph.layers.Initialisers;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * Convolutions with tanh, {@code PREFIX.0}, {@code PREFIX.1}, …, without pooling and padding:
 * Schulman et al. 2015, section 6.2 and figure 5. The fully connected layer of the figure is the
 * policy's: {@code policy.hidden-layers: 1}, {@code policy.hidden: 20}. Initial weights like those
 * of policies' hidden layers, which the paper does not give.
 *
 * @param layers of which each takes the last one's result
 * @param scale of the pictures: 1 / 255 for bytes
 */
public record ConvolutionalEncoder(List<ConvolutionShape> layers, double scale) implements Encoder {

  /** Channels, height, width. */
  private static final int DIMENSIONS = 3;

  @Override
  public int features() {
    ConvolutionShape last = layers.get(layers.size() - 1);
    return last.filters() * last.positions();
  }

  @Override
  public long widest() {
    return layers.stream()
        .mapToLong(layer -> (long) layer.filters() * layer.positions())
        .max()
        .orElseThrow();
  }

  @Override
  public Node encode(Graph graph, Node observation, String prefix) {
    Node x = observation;
    for (int i = 0; i < layers.size(); i++) {
      Node y =
          graph.convolution(
              x,
              prefix + "." + i,
              layers.get(i),
              i == 0 ? scale : 1,
              Initialisers.normalisedColumns(1));
      x = graph.apply(Activation.TANH, y);
    }
    return x;
  }

  private static String tooSmall(int layer, ConvolutionShape shape) {
    return String.format(
        "layer %d of the encoder gets pictures of %d × %d, and its filters are %d × %d: lower %s",
        layer + 1,
        shape.height(),
        shape.width(),
        shape.kernel(),
        shape.kernel(),
        layer == 0
            ? EncoderParams.KERNEL.name
            : String.join(
                ", ",
                EncoderParams.KERNEL.name,
                EncoderParams.STRIDE.name + " or " + EncoderParams.LAYERS.name));
  }

  /** The type {@code convolutional}. */
  public static final class Type implements EncoderType {

    @Override
    public String word() {
      return "convolutional";
    }

    @Override
    public List<Param<?>> parameters() {
      return List.of(
          EncoderParams.LAYERS, EncoderParams.FILTERS, EncoderParams.KERNEL, EncoderParams.STRIDE);
    }

    @Override
    public List<Param<Integer>> widths() {
      return List.of(EncoderParams.FILTERS);
    }

    @Override
    public Encoder create(Space observations, Hyperparameters values) {
      int[] shape = observations.shape();
      if (!(observations instanceof Box) || shape.length != DIMENSIONS) {
        throw new IllegalArgumentException(
            String.format(
                "%s convolutional needs pictures of [channels, height, width], but observations"
                    + " have the shape %s",
                EncoderParams.TYPE.name, Arrays.toString(shape)));
      }
      int channels = shape[0];
      int height = shape[1];
      int width = shape[2];
      ConvolutionShape[] layers = new ConvolutionShape[values.get(EncoderParams.LAYERS)];
      for (int i = 0; i < layers.length; i++) {
        layers[i] =
            new ConvolutionShape(
                channels,
                height,
                width,
                values.get(EncoderParams.FILTERS),
                values.get(EncoderParams.KERNEL),
                values.get(EncoderParams.STRIDE));
        if (layers[i].positions() == 0) {
          throw new IllegalArgumentException(tooSmall(i, layers[i]));
        }
        channels = layers[i].filters();
        height = layers[i].outHeight();
        width = layers[i].outWidth();
      }
      return new ConvolutionalEncoder(List.of(layers), observations.isBytes() ? 1 / Plain.BYTE : 1);
    }
  }
}

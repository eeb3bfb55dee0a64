package org.sluice.learning.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.nodes.Node;
import org.sluice.learning.records.Noise;

/**
 * The dense layers {@code prefix0}, {@code prefix1}, … of a network with a posterior over their
 * weights, and the noise that draws from it:
 *
 * <pre>normal numbers, layer by layer; masks of zeros and ones, layer by layer
 * for the divergence: then the masks of the auxiliary flows, layer by layer</pre>
 */
public final class PosteriorNetwork {

  /** A mask's expectation, for the deterministic network. */
  private static final float CENTRAL_MASK = 0.5f;

  private final List<PosteriorDense> layers;
  private final int normals;
  private final int masks;
  private final int auxiliaryMasks;

  /**
   * @param inputs of each layer
   * @param outputs of each layer
   */
  public PosteriorNetwork(
      String prefix, List<Integer> inputs, List<Integer> outputs, PosteriorSettings settings) {
    List<PosteriorDense> dense = new ArrayList<>();
    for (int layer = 0; layer < inputs.size(); layer++) {
      dense.add(
          new PosteriorDense(prefix + layer, inputs.get(layer), outputs.get(layer), settings));
    }
    this.layers = List.copyOf(dense);
    this.normals = layers.stream().mapToInt(PosteriorDense::normals).sum();
    this.masks = layers.stream().mapToInt(PosteriorDense::masks).sum();
    this.auxiliaryMasks = layers.stream().mapToInt(PosteriorDense::auxiliaryMasks).sum();
  }

  /** Normal numbers of a draw. */
  public int normals() {
    return normals;
  }

  /** Numbers of a draw. */
  public int noiseDim() {
    return normals + masks;
  }

  /** Numbers of a draw for {@link #divergence}; the first are {@link #noiseDim} as elsewhere. */
  public int divergenceNoiseDim() {
    return normals + masks + auxiliaryMasks;
  }

  /** What a draw consists of. */
  public List<Noise> noise() {
    Noise ofNormals = Noise.normal(normals);
    return masks == 0
        ? List.of(ofNormals)
        : List.of(ofNormals, new Noise(Noise.Kind.INDEX, masks, 2, CENTRAL_MASK));
  }

  /**
   * Draws normal numbers, leaving the masks.
   *
   * @param noise Modified. Its first {@link #normals} numbers
   */
  public void drawNormals(Generator random, double[] noise) {
    for (int i = 0; i < normals; i++) {
      noise[i] = random.gaussian();
    }
  }

  /**
   * Draws masks, leaving the normal numbers.
   *
   * @param noise Modified. From {@link #normals} on: of {@link #noiseDim} or {@link
   *     #divergenceNoiseDim} numbers
   */
  public void drawMasks(Generator random, double[] noise) {
    for (int i = normals; i < noise.length; i++) {
      noise[i] = random.nextInt(2);
    }
  }

  /**
   * The noise of the deterministic network.
   *
   * @param noise Modified. {@code [noiseDim]}
   */
  public void centre(double[] noise) {
    Arrays.fill(noise, 0, normals, 0);
    Arrays.fill(noise, normals, noise.length, CENTRAL_MASK);
  }

  /**
   * The outputs of a layer.
   *
   * @param x its inputs, {@code [in × batch]}
   * @param noise {@code [noiseDim × batch]}
   */
  public Node layer(Graph graph, int layer, Node x, Node noise) {
    int normal = 0;
    int mask = normals;
    for (PosteriorDense before : layers.subList(0, layer)) {
      normal += before.normals();
      mask += before.masks();
    }
    return layers.get(layer).outputs(graph, x, noise, normal, mask);
  }

  /**
   * One draw's estimate of an upper bound of KL[q ‖ p] of all weights from a standard normal prior,
   * {@code [1 × batch]}; in expectation it is not negative.
   *
   * @param noise {@code [divergenceNoiseDim × batch]}
   */
  public Node divergence(Graph graph, Node noise) {
    int normal = 0;
    int mask = normals;
    int auxiliaryMask = normals + masks;
    Node sum = null;
    for (PosteriorDense layer : layers) {
      Node one = layer.divergence(graph, noise, normal, mask, auxiliaryMask);
      sum = sum == null ? one : graph.sum(sum, one);
      normal += layer.normals();
      mask += layer.masks();
      auxiliaryMask += layer.auxiliaryMasks();
    }
    return sum;
  }
}

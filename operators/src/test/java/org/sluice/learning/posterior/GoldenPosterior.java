package org.sluice.learning.posterior;

import java.util.List;
import org.sluice.env.Generator;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.Numbers;
import org.sluice.learning.posterior.inference.PosteriorDraws;

/** Reads posteriors and their noise from reference numbers. */
public final class GoldenPosterior {

  private GoldenPosterior() {}

  /** The settings of a case. */
  public static PosteriorSettings settings(Golden golden) {
    return new PosteriorSettings(
        true,
        golden.integer("flows_q"),
        golden.integer("flows_r"),
        golden.integer("flow_hidden"),
        0,
        -9,
        golden.text("bias_noise_variance").equals("sigma_b_squared"));
  }

  /**
   * One row's draw: normal numbers of all layers, then their masks.
   *
   * @param layers the noise of each
   */
  public static double[] noise(Iterable<Golden> layers, int row, int rows) {
    double[] normals = new double[0];
    double[] masks = new double[0];
    for (Golden layer : layers) {
      normals = Numbers.join(normals, row(layer.array("z"), row, rows));
      normals = Numbers.join(normals, row(layer.array("out"), row, rows));
      masks = Numbers.join(masks, masks(layer, "masks_q"));
    }
    return Numbers.join(normals, masks);
  }

  /** The draw for the divergence: normal numbers, masks and masks of the auxiliary flows. */
  public static double[] divergenceNoise(Iterable<Golden> layers) {
    double[] normals = new double[0];
    double[] masks = new double[0];
    double[] auxiliary = new double[0];
    for (Golden layer : layers) {
      normals = Numbers.join(normals, layer.array("kl_z"));
      normals = Numbers.join(normals, layer.array("kl_cw"));
      masks = Numbers.join(masks, masks(layer, "masks_q"));
      auxiliary = Numbers.join(auxiliary, masks(layer, "masks_r"));
    }
    return Numbers.join(Numbers.join(normals, masks), auxiliary);
  }

  /**
   * Draws that are those of a case.
   *
   * @param first of each layer, for the states and the divergence
   * @param second of each layer, for the next states
   */
  public static PosteriorDraws draws(
      PosteriorNetwork network, int rows, List<Golden> first, List<Golden> second) {
    return new PosteriorDraws(network, rows, true) {
      @Override
      public void draw(Generator random) {
        int size = network.noiseDim();
        for (int row = 0; row < rows; row++) {
          System.arraycopy(noise(first, row, rows), 0, states, row * size, size);
          System.arraycopy(noise(second, row, rows), 0, nextStates, row * size, size);
        }
        double[] given = divergenceNoise(first);
        System.arraycopy(given, 0, divergence, 0, given.length);
      }
    };
  }

  /** ½ |ε|² of the factors in the divergence, a constant that the reference drops. */
  public static double droppedConstant(Iterable<Golden> layers) {
    double sum = 0;
    for (Golden layer : layers) {
      for (double number : layer.array("kl_z")) {
        sum += 0.5 * number * number;
      }
    }
    return sum;
  }

  private static double[] masks(Golden layer, String field) {
    double[] all = new double[0];
    for (double[] mask : layer.arrays(field)) {
      all = Numbers.join(all, mask);
    }
    return all;
  }

  private static double[] row(double[] rowMajor, int row, int rows) {
    int size = rowMajor.length / rows;
    double[] one = new double[size];
    System.arraycopy(rowMajor, row * size, one, 0, size);
    return one;
  }
}

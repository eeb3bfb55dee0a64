package org.sluice.learning.policy;

import java.util.List;
import org.sluice.env.Box;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.policy.type.NoisyNetwork;
import org.sluice.learning.policy.type.NoisyNetwork.Settings;

/** Reads noisy networks and their noise from reference numbers. */
public final class GoldenNoisyNetwork {

  /** Below it a number of the mask drops, from it on it keeps. */
  private static final double DROPOUT = 0.5;

  private GoldenNoisyNetwork() {}

  /**
   * The network of a case, on [−1, 1]^d.
   *
   * @param parameters names the field with its parameters
   */
  public static NoisyNetwork of(Golden golden, String parameters) {
    Golden named = golden.at(parameters);
    List<Integer> hidden = List.of(named.shape("f.0.W.mu")[1], named.shape("f.1.W.mu")[1]);
    return new NoisyNetwork(
        golden.integer("obs_dim"),
        Box.uniform(golden.integer("act_dim"), -1, 1),
        hidden,
        new Settings(3, true, 0, DROPOUT, golden.flag("layer_norm")));
  }

  /**
   * The noise of all actions, one after the other; repeated if they share one draw.
   *
   * @param rows number of actions
   * @param noise names the field with the weights' noise
   * @param mask names the field with the dropout mask; nothing is dropped if it is not there
   */
  public static double[] noise(
      Golden golden, NoisyNetwork network, int rows, String noise, String mask) {
    Golden named = golden.at(noise);
    int size = network.noiseDim();
    double[] all = new double[rows * size];
    int at = 0;
    for (String name : List.of("f.0.W", "f.0.b", "f.1.W", "f.1.b", "f.2.W", "f.2.b")) {
      double[] numbers = named.array(name);
      boolean shared = named.shape(name).length == (name.endsWith("W") ? 2 : 1);
      int count = shared ? numbers.length : numbers.length / rows;
      for (int row = 0; row < rows; row++) {
        System.arraycopy(numbers, shared ? 0 : row * count, all, row * size + at, count);
      }
      at += count;
    }
    double[] kept = golden.has(mask) ? golden.array(mask) : null;
    int units = size - at;
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < units; i++) {
        all[row * size + at + i] = kept == null ? 1 : kept[row * units + i];
      }
    }
    return all;
  }
}

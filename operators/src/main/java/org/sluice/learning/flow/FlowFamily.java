package org.sluice.learning.flow;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * A family of layers for flow policies.
 *
 * <p>An implementation has a public constructor without arguments and is named in the file {@code
 * META-INF/services/org.sluice.learning.flow.FlowFamily} of a jar on the class path, as {@link
 * java.util.ServiceLoader} requires.
 */
public interface FlowFamily {

  /** Name in configurations, such as {@code affine}: lower case and unique among families. */
  String word();

  /** Whether its layers contain networks, whose width the key policy.flow.units sets. */
  default boolean hasNetworks() {
    return true;
  }

  /** The keys that it reads beside those of every family; each begins with {@code policy.flow.}. */
  default List<Param<?>> parameters() {
    return List.of();
  }

  /** Those of its {@link #parameters} to which the number of a layer's nodes is proportional. */
  default List<Param<Integer>> depths() {
    return List.of();
  }

  /** This family with the values of its {@link #parameters}. */
  default FlowFamily with(Hyperparameters values) {
    return this;
  }

  /**
   * Adds a layer to a chain.
   *
   * @param flows Modified. The chain so far
   * @param name the prefix of the layer's parameters
   * @param index of the layer, from 0
   * @param dim the dimension of noise and actions
   * @param net for the networks inside; the hidden layers of autoregressive families are {@code
   *     dim} times as wide, so that each dimension has as many units
   */
  void addLayer(List<Flow> flows, String name, int index, int dim, CouplingNet net);

  /**
   * Adds the end of a chain; by default, nothing.
   *
   * @param flows Modified. The whole chain before it
   */
  default void addLast(List<Flow> flows) {}

  /**
   * A chain of layers {@code flow.0 …}, with the context added by a net {@code state} after the
   * first of them (Tang and Agrawal 2018, section 4.1).
   *
   * @param dim the dimension of noise and actions
   * @param layers number of layers
   * @param net inside the layers
   * @param stateNet inside the {@link ContextShift}
   */
  default Flow chain(int dim, int layers, CouplingNet net, CouplingNet stateNet) {
    if (layers < 1) {
      throw new IllegalArgumentException("a chain has at least 1 layer, not " + layers);
    }
    List<Flow> flows = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      addLayer(flows, "flow." + i, i, dim, net);
      if (i == 0) {
        flows.add(new ContextShift("state", stateNet));
      }
    }
    addLast(flows);
    return new Composition(flows);
  }
}

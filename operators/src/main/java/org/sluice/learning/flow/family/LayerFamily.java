package org.sluice.learning.flow.family;

import java.util.List;
import org.sluice.learning.flow.CouplingNet;
import org.sluice.learning.flow.Flow;
import org.sluice.learning.flow.FlowFamily;

/** A family defined by its word and a function that adds a layer. */
abstract class LayerFamily implements FlowFamily {

  /** Adds a layer to a chain; see {@link FlowFamily#addLayer}. */
  @FunctionalInterface
  interface Layer {
    void add(List<Flow> flows, String name, int index, int dim, CouplingNet net);
  }

  private final String word;
  private final Layer layer;

  LayerFamily(String word, Layer layer) {
    this.word = word;
    this.layer = layer;
  }

  @Override
  public final String word() {
    return word;
  }

  @Override
  public final void addLayer(List<Flow> flows, String name, int index, int dim, CouplingNet net) {
    layer.add(flows, name, index, dim, net);
  }
}

package org.sluice.learning.kfac;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.learning.graph.Graph;
import org.sluice.learning.graph.layers.FactoredLayer;
import org.sluice.learning.graph.layers.Parameter;

/**
 * The Fisher matrix of a network as one Kronecker product per layer, and its inverse (Martens and
 * Grosse 2015; for policies Wu et al. 2017).
 *
 * <p>The expectation is over the actions that were taken (empirical Fisher). The object is a
 * workspace without state between updates: the caller keeps the factors, so many learners can share
 * one workspace.
 */
public final class Kfac {

  private final List<FisherBlock> blocks;
  private final int factorSize;

  /**
   * @param graph complete; its factored layers must cover all of its parameters
   * @throws IllegalArgumentException if a parameter belongs to no factored layer
   */
  public Kfac(Graph graph) {
    List<String> uncovered = uncovered(graph);
    if (!uncovered.isEmpty()) {
      throw new IllegalArgumentException(
          "K-FAC knows no layer of the parameters " + String.join(", ", uncovered));
    }
    Map<String, FisherBlock> blocksByWeight = new LinkedHashMap<>();
    int size = 0;
    for (FactoredLayer layer : graph.factoredLayers()) {
      FisherBlock known = blocksByWeight.get(layer.weight().name());
      if (known != null) {
        known.addUse(layer);
        continue;
      }
      FisherBlock block = new FisherBlock(layer, graph.precision(), size);
      blocksByWeight.put(layer.weight().name(), block);
      size += block.factorSize();
    }
    this.blocks = List.copyOf(blocksByWeight.values());
    this.factorSize = size;
  }

  /** The parameters of a graph that belong to no factored layer, by name. */
  public static List<String> uncovered(Graph graph) {
    List<String> uncovered =
        new ArrayList<>(graph.parameters().stream().map(Parameter::name).toList());
    for (FactoredLayer layer : graph.factoredLayers()) {
      uncovered.remove(layer.weight().name());
      if (layer.bias() != null) {
        uncovered.remove(layer.bias().name());
      }
    }
    return uncovered;
  }

  /** The blocks in the order of the computation. */
  public List<FisherBlock> blocks() {
    return blocks;
  }

  /** A lower bound on the memory it needs. */
  public long bytes() {
    return blocks.stream().mapToLong(FisherBlock::bytes).sum();
  }

  /** How many numbers all factors have. */
  public int factorSize() {
    return factorSize;
  }

  /**
   * factors = decay · factors + (1 − decay) · those of the batch of the graph's last backward sweep
   * of per-sample gradients.
   *
   * @param decay 0 for the first batch
   * @param factors Modified. {@code [factorSize]}
   */
  public void average(double decay, double[] factors) {
    for (int i = 0; i < factors.length; i++) {
      factors[i] *= decay;
    }
    for (FisherBlock block : blocks) {
      block.addFactors(1 - decay, factors);
    }
  }

  /**
   * Decomposes all factors, for {@link #precondition}.
   *
   * @param factors Not modified. {@code [factorSize]}
   * @return false if one of them has no decomposition
   */
  public boolean decompose(double[] factors) {
    for (FisherBlock block : blocks) {
      if (!block.decompose(factors)) {
        return false;
      }
    }
    return true;
  }

  /**
   * direction = (F + damping)⁻¹ gradient, with the factors last decomposed.
   *
   * @param gradient Not modified. {@code [parameters]}
   * @param direction Modified. {@code [parameters]}; not finite where F is singular and undamped
   */
  public void precondition(Damping damping, double[] gradient, double[] direction) {
    for (FisherBlock block : blocks) {
      block.precondition(damping, gradient, direction);
    }
  }
}

package org.sluice.learning.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The chains of flows that a policy can be made of. */
public enum FlowFamily {
  /** {@link AffineCoupling}s with alternating masks. */
  AFFINE,
  /**
   * {@link AdditiveCoupling}s with alternating masks, and one {@link ElementwiseAffine} at last.
   */
  ADDITIVE,
  /** {@link Planar} layers. */
  PLANAR,
  /** {@link Radial} layers. */
  RADIAL,
  /** {@link MaskedAutoregressive} layers, the order reversed in between. */
  MAF,
  /** {@link InverseAutoregressive} layers, the order reversed in between. */
  IAF,
  /** Steps of Glow: {@link InvertibleLinear}, then an {@link AffineCoupling}. */
  LINEAR;

  /** As users write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The family of a word. */
  public static FlowFamily of(String word) {
    for (FlowFamily family : values()) {
      if (family.word().equals(word)) {
        return family;
      }
    }
    throw new IllegalArgumentException(
        "there is no flow family " + word + ", but " + List.of(words()));
  }

  /** The words of all families. */
  public static String[] words() {
    String[] words = new String[values().length];
    for (int i = 0; i < words.length; i++) {
      words[i] = values()[i].word();
    }
    return words;
  }

  /**
   * A chain of layers {@code flow.0 …}, with the context added by a net {@code state} after the
   * first of them (Tang and Agrawal 2018, section 4.1).
   *
   * @param dim the dimension of noise and actions
   * @param layers how many
   * @param net inside the layers; the hidden layer of the autoregressive families is {@code dim}
   *     times as wide, so that each dimension has as many units
   * @param stateNet inside the {@link ContextShift}
   */
  public Flow chain(int dim, int layers, CouplingNet net, CouplingNet stateNet) {
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
    if (this == ADDITIVE) {
      flows.add(new ElementwiseAffine("last"));
    }
    return new Composition(flows);
  }

  private void addLayer(List<Flow> flows, String name, int i, int dim, CouplingNet net) {
    HalfMask mask = HalfMask.alternating(i);
    if (i > 0 && (this == MAF || this == IAF)) {
      flows.add(Permutation.reversal(dim));
    }
    switch (this) {
      case AFFINE -> flows.add(new AffineCoupling(name, mask, net));
      case ADDITIVE -> flows.add(new AdditiveCoupling(name, mask, net));
      case PLANAR -> flows.add(new Planar(name));
      case RADIAL -> flows.add(new Radial(name));
      case MAF -> flows.add(new MaskedAutoregressive(name, net.units() * dim));
      case IAF -> flows.add(new InverseAutoregressive(name, net.units() * dim));
      case LINEAR -> {
        flows.add(new InvertibleLinear(name + ".linear"));
        flows.add(new AffineCoupling(name, mask, net));
      }
    }
  }
}

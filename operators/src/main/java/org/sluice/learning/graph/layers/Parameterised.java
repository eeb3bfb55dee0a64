package org.sluice.learning.graph.layers;

import java.util.List;

/** A node that is computed from parameters. */
public interface Parameterised {

  /** Its parameters. */
  List<Parameter> parameters();
}

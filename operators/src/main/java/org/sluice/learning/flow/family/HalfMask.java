package org.sluice.learning.flow.family;

/** The half of the dimensions that a coupling keeps. */
public enum HalfMask {
  /** The first ⌈dim / 2⌉. */
  FIRST,
  /** The other ⌊dim / 2⌋. */
  SECOND;

  /** The mask that the i-th coupling of an alternating chain keeps. */
  public static HalfMask alternating(int i) {
    return i % 2 == 0 ? FIRST : SECOND;
  }

  /** One flag per dimension: whether it passes unchanged. */
  public boolean[] kept(int dim) {
    boolean[] kept = new boolean[dim];
    for (int i = 0; i < dim; i++) {
      kept[i] = (i < (dim + 1) / 2) == (this == FIRST);
    }
    return kept;
  }

  /** One flag per dimension: whether it is transformed. */
  public boolean[] transformed(int dim) {
    boolean[] transformed = kept(dim);
    for (int i = 0; i < dim; i++) {
      transformed[i] = !transformed[i];
    }
    return transformed;
  }
}

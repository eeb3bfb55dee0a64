package org.sluice.learning.records;

import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

/** Compares records field by field and bit by bit; AssertJ alone allows numbers some tolerance. */
public final class BitExact {

  private BitExact() {}

  /** For {@code assertThat(…).usingRecursiveComparison(…)}; NaN is equal to itself. */
  public static RecursiveComparisonConfiguration comparison() {
    RecursiveComparisonConfiguration comparison = new RecursiveComparisonConfiguration();
    comparison.registerComparatorForType(Double::compare, Double.class);
    comparison.registerComparatorForType(Float::compare, Float.class);
    return comparison;
  }
}

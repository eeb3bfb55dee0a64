package org.sluice.learning.records;

/**
 * Consecutive numbers of the noise that an action is drawn with; each is drawn alike, independently
 * of the others.
 *
 * @param kind what each is drawn from
 * @param count how many there are, at least 1
 * @param values how many values a {@link Kind#INDEX} has, at least 1; 0 for the others
 * @param central each of the numbers for the deterministic action
 */
public record Noise(Kind kind, int count, int values, float central) {

  /** Distributions of one number. */
  public enum Kind {
    /** The standard normal distribution. */
    NORMAL,
    /** The uniform distribution on [0, 1). */
    UNIFORM,
    /** One of the whole numbers 0 … values − 1, with equal probability. */
    INDEX
  }

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public Noise {
    if (count < 1) {
      throw new IllegalArgumentException("noise has at least 1 number, not " + count);
    }
    if (kind == Kind.INDEX ? values < 1 : values != 0) {
      throw new IllegalArgumentException("noise of kind " + kind + " has " + values + " values");
    }
    if (!Float.isFinite(central)) {
      throw new IllegalArgumentException("the central noise is " + central);
    }
  }

  /** Standard normal numbers; 0 for the deterministic action. */
  public static Noise normal(int count) {
    return new Noise(Kind.NORMAL, count, 0, 0);
  }

  /** Uniform numbers. */
  public static Noise uniform(int count, double central) {
    return new Noise(Kind.UNIFORM, count, 0, (float) central);
  }

  /** An index, 0 for the deterministic action. */
  public static Noise index(int values) {
    return new Noise(Kind.INDEX, 1, values, 0);
  }
}

package org.sluice.env;

/**
 * The numbers 0 … n − 1, carried as the single entry of an array.
 *
 * @param n the number of values
 */
public record Discrete(int n) implements Space {

  public Discrete {
    if (n < 1) {
      throw new IllegalArgumentException("a discrete space needs at least one value, not " + n);
    }
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public int[] shape() {
    return new int[] {1};
  }

  @Override
  public boolean contains(double[] value) {
    return value.length == 1 && value[0] == Math.rint(value[0]) && value[0] >= 0 && value[0] < n;
  }

  @Override
  public void sample(Generator random, double[] value) {
    value[0] = random.nextInt(n);
  }

  @Override
  public String toString() {
    return "Discrete(" + n + ")";
  }
}

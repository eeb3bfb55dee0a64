package org.sluice.learning.trial;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * A polynomial with integer values in several variables, given by its values at 1, 2, …: Newton's
 * forward differences, in each variable in turn, give its exact value at any other point.
 */
final class Polynomial {

  private final List<Integer> degrees;
  private final ToLongFunction<List<Integer>> samples;
  private final Map<List<Integer>, BigInteger> known = new HashMap<>();

  /**
   * @param degrees maximum degree in each variable
   * @param samples the values; each is requested at most once, and only where no variable exceeds
   *     its degree + 1
   */
  Polynomial(List<Integer> degrees, ToLongFunction<List<Integer>> samples) {
    this.degrees = degrees;
    this.samples = samples;
  }

  /**
   * The value at a point.
   *
   * @param point at least 1 in each variable
   */
  BigInteger at(List<Integer> point) {
    return at(point, List.of());
  }

  /**
   * @param sample the leading variables, at samples; the others are as in the point
   */
  private BigInteger at(List<Integer> point, List<Integer> sample) {
    int variable = sample.size();
    if (variable == degrees.size()) {
      return known.computeIfAbsent(sample, at -> BigInteger.valueOf(samples.applyAsLong(at)));
    }
    int degree = degrees.get(variable);
    List<BigInteger> differences = new ArrayList<>();
    for (int x = 1; x <= degree + 1; x++) {
      List<Integer> longer = new ArrayList<>(sample);
      longer.add(x);
      differences.add(at(point, longer));
    }
    BigInteger sum = BigInteger.ZERO;
    BigInteger choices = BigInteger.ONE; // (x − 1 choose k)
    for (int k = 0; k <= degree; k++) {
      sum = sum.add(choices.multiply(differences.get(0)));
      for (int i = 0; i + 1 < differences.size(); i++) {
        differences.set(i, differences.get(i + 1).subtract(differences.get(i)));
      }
      differences.remove(differences.size() - 1);
      choices =
          choices
              .multiply(BigInteger.valueOf((long) point.get(variable) - 1 - k))
              .divide(BigInteger.valueOf(k + 1));
    }
    return sum;
  }
}

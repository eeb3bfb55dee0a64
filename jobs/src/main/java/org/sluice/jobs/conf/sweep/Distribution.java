package org.sluice.jobs.conf.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Generator;
import org.sluice.jobs.conf.keys.Keys;
import org.sluice.jobs.conf.keys.TaskKeys;
import org.sluice.jobs.conf.text.Entry;
import org.sluice.jobs.conf.text.Values;
import org.sluice.learning.hyperparameters.Hyperparameters;

/**
 * The distribution of a key's values. Numbers are rounded, but stay in range.
 *
 * @param key what is drawn
 * @param kind one of {@link #KINDS}
 * @param values the choices, or the lowest and highest value
 */
record Distribution(String key, String kind, List<Entry> values) {

  static final Set<String> KINDS = Set.of("uniform", "log-uniform", "choice");

  /** Significant digits of drawn decimal numbers, as far as the range allows. */
  static final int DIGITS = 4;

  /** Enough digits to tell any two doubles apart. */
  static final int MOST_DIGITS = 17;

  /** Digits from which numbers are written with an exponent. */
  private static final int MOST_CHARACTERS = 100;

  /** Checks it and adds problems. */
  void check(Collection<String> problems) {
    if (kind.equals("choice")) {
      return;
    }
    try {
      checkRange();
    } catch (IllegalArgumentException e) {
      problems.add(values.get(0).place() + ": sweep.random." + e.getMessage());
    }
  }

  private void checkRange() {
    if (values.size() != 2) {
      throw new IllegalArgumentException(key + " needs a range of two numbers, [low, high]");
    }
    double low = bound(0);
    double high = bound(1);
    if (low > high) {
      throw new IllegalArgumentException(
          String.format("%s: low (%s) must not be above high (%s)", key, low, high));
    }
    if (kind.equals("log-uniform") && low <= 0) {
      throw new IllegalArgumentException(
          key + ": a log-uniform range must begin above 0, not at " + low);
    }
    if (Double.isInfinite(high - low)) {
      throw new IllegalArgumentException(key + ": the range is too wide");
    }
    Keys.find(key).filter(known -> !isWhole()).ifPresent(this::checkBounds);
    if (isWhole() && whole(0, RoundingMode.CEILING).compareTo(whole(1, RoundingMode.FLOOR)) > 0) {
      throw new IllegalArgumentException(
          String.format("%s: there is no integer from %s to %s", key, low, high));
    }
  }

  /** Checks both ends: allowed ranges are intervals, so values between them are allowed too. */
  private void checkBounds(Param<?> parameter) {
    for (Entry value : values) {
      Values.set(new Hyperparameters(), parameter, value.text());
    }
  }

  private double bound(int which) {
    return Values.parse(key, Double.class, values.get(which).text());
  }

  /** The exact bound, rounded into the range. */
  private BigDecimal whole(int which, RoundingMode inwards) {
    return new BigDecimal(values.get(which).text().replace("_", "")).setScale(0, inwards);
  }

  private boolean isWhole() {
    return key.equals(Keys.SEED)
        || TaskKeys.isWhole(key)
        || Keys.find(key).filter(known -> known.clazz != Double.class).isPresent();
  }

  /** Whether drawn numbers can have more digits. */
  boolean isDecimal() {
    return !kind.equals("choice") && !isWhole();
  }

  /**
   * Draws a value.
   *
   * @param digits significant digits of a decimal number; more if its range needs them
   */
  Entry draw(Generator random, int digits) {
    if (kind.equals("choice")) {
      return values.get(random.nextInt(values.size()));
    }
    double low = bound(0);
    double high = bound(1);
    double share = random.nextDouble();
    double drawn =
        kind.equals("uniform")
            ? low + share * (high - low)
            : StrictMath.exp(
                StrictMath.log(low) + share * (StrictMath.log(high) - StrictMath.log(low)));
    drawn = Math.max(low, Math.min(high, drawn));
    return new Entry(
        key, isWhole() ? whole(drawn) : decimal(drawn, low, high, digits), values.get(0).place());
  }

  private String whole(double drawn) {
    return BigDecimal.valueOf(Math.round(drawn))
        .max(whole(0, RoundingMode.CEILING))
        .min(whole(1, RoundingMode.FLOOR))
        .toBigInteger()
        .toString();
  }

  /** Rounds to the given digits, or more until the number stays in range. */
  private static String decimal(double drawn, double low, double high, int digits) {
    for (int many = digits; many < MOST_DIGITS; many++) {
      for (RoundingMode mode :
          List.of(RoundingMode.HALF_UP, RoundingMode.FLOOR, RoundingMode.CEILING)) {
        BigDecimal rounded = new BigDecimal(drawn).round(new MathContext(many, mode));
        if (rounded.doubleValue() >= low && rounded.doubleValue() <= high) {
          return text(rounded);
        }
      }
    }
    return text(new BigDecimal(Double.toString(drawn)));
  }

  private static String text(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    String plain = stripped.toPlainString();
    return plain.length() <= MOST_CHARACTERS ? plain : stripped.toString().replace("+", "");
  }
}

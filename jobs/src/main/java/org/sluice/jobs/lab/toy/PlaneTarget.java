package org.sluice.jobs.lab.toy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Unnormalised densities over the plane for fitting flows: the four energies of Rezende and Mohamed
 * (2015, table 1), and a bent Gaussian.
 *
 * <p>Deviation: three of the energies do not decay along x and so have no integral; these are
 * multiplied by exp(−x² / 8).
 */
public enum PlaneTarget {
  /** Two crescents on a ring of radius 2. */
  RING {
    @Override
    public double logDensity(double x, double y) {
      double radial = square((StrictMath.hypot(x, y) - 2) / 0.4);
      double sides = logSum(-0.5 * square((x - 2) / 0.6), -0.5 * square((x + 2) / 0.6));
      return -0.5 * radial + sides;
    }
  },
  /** A band along a sine. */
  WAVE {
    @Override
    public double logDensity(double x, double y) {
      return -0.5 * square((y - sine(x)) / 0.4) - decay(x);
    }
  },
  /** Two bands that part in the middle. */
  SPLIT_WAVE {
    @Override
    public double logDensity(double x, double y) {
      double away = 3 * StrictMath.exp(-0.5 * square((x - 1) / 0.6));
      double over = y - sine(x);
      return logSum(-0.5 * square(over / 0.35), -0.5 * square((over + away) / 0.35)) - decay(x);
    }
  },
  /** A band that forks. */
  FORKED_WAVE {
    @Override
    public double logDensity(double x, double y) {
      double away = 3 / (1 + StrictMath.exp(-(x - 1) / 0.3));
      double over = y - sine(x);
      return logSum(-0.5 * square(over / 0.4), -0.5 * square((over + away) / 0.35)) - decay(x);
    }
  },
  /** A Gaussian bent along a parabola; its integral is 1.6 π. */
  BANANA {
    @Override
    public double logDensity(double x, double y) {
      return -0.5 * square(x / 0.8) - 0.5 * square(y - square(x) + 1);
    }
  };

  /** The grid for integrals, beyond which each target has less than a thousandth of its mass. */
  public static final Grid GRID = new Grid(8, 401);

  private static final double STEP = 1e-5;

  /** The logarithm of the unnormalised density. */
  public abstract double logDensity(double x, double y);

  /** The derivative of {@link #logDensity} by x, by central differences. */
  double slopeInX(double x, double y) {
    return (logDensity(x + STEP, y) - logDensity(x - STEP, y)) / (2 * STEP);
  }

  /** The derivative of {@link #logDensity} by y, by central differences. */
  double slopeInY(double x, double y) {
    return (logDensity(x, y + STEP) - logDensity(x, y - STEP)) / (2 * STEP);
  }

  /** The log evidence, log ∫ exp(log-density), by a sum over {@link #GRID}. */
  public double logEvidence() {
    return GridDivergence.logIntegral(GRID, GRID.evaluate(this::logDensity));
  }

  /** Its name on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(PlaneTarget::word).toList();
  }

  private static double square(double x) {
    return x * x;
  }

  private static double sine(double x) {
    return StrictMath.sin(Math.PI * x / 2);
  }

  private static double decay(double x) {
    return x * x / 8;
  }

  private static double logSum(double a, double b) {
    return Math.max(a, b) + StrictMath.log1p(StrictMath.exp(-Math.abs(a - b)));
  }
}

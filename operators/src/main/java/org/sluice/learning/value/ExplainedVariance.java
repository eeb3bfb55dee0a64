package org.sluice.learning.value;

/** The fraction of the returns' variance that the values predict. */
public final class ExplainedVariance {

  private ExplainedVariance() {}

  /**
   * 1 − var(returns − values) / var(returns).
   *
   * @param values Not modified. {@code [n]}
   * @param returns Not modified. {@code [n]}
   * @return at most 1; NaN if the returns are all equal
   */
  public static double of(double[] values, double[] returns) {
    double meanReturn = 0;
    double meanError = 0;
    for (int i = 0; i < returns.length; i++) {
      meanReturn += returns[i] / returns.length;
      meanError += (returns[i] - values[i]) / returns.length;
    }
    double variance = 0;
    double unexplained = 0;
    for (int i = 0; i < returns.length; i++) {
      double centred = returns[i] - meanReturn;
      double error = returns[i] - values[i] - meanError;
      variance += centred * centred;
      unexplained += error * error;
    }
    return variance == 0 ? Double.NaN : 1 - unexplained / variance;
  }
}

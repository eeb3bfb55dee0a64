package org.sluice.jobs.lab.regression;

import org.sluice.learning.graph.layers.ParameterLayout;
import org.sluice.learning.posterior.PosteriorSettings;

/** Ways to draw functions that fit data. */
public enum RegressionMethod {
  /** A posterior over weights by multiplicative normalizing flows (Louizos and Welling 2017). */
  MULTIPLICATIVE_FLOWS("multiplicative flows"),
  /** Independent normal weights (Blundell et al. 2015). */
  BAYES_BY_BACKPROP("Bayes by backprop"),
  /** Units that are dropped at random (Gal and Ghahramani 2016). */
  DROPOUT("dropout");

  private static final int FLOWS = 2;
  private static final int FLOW_UNITS = 16;
  private static final double LOG_DEVIATION = -3;

  private final String title;

  RegressionMethod(String title) {
    this.title = title;
  }

  /** Its name in plots. */
  public String title() {
    return title;
  }

  /**
   * @param layout of its parameters, to be filled
   */
  Regressor regressor(ParameterLayout layout) {
    return switch (this) {
      case MULTIPLICATIVE_FLOWS -> Regressor.posterior(settings(true), layout);
      case BAYES_BY_BACKPROP -> Regressor.posterior(settings(false), layout);
      case DROPOUT -> Regressor.dropout();
    };
  }

  private static PosteriorSettings settings(boolean multipliers) {
    return new PosteriorSettings(multipliers, FLOWS, FLOWS, FLOW_UNITS, 0, LOG_DEVIATION, true);
  }
}

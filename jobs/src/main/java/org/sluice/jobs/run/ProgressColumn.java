package org.sluice.jobs.run;

import org.sluice.learning.records.Progress;

/**
 * The columns of {@code progress.csv}. Where stable-baselines3 logs the same quantity, a column has
 * its name there; {@code docs/runs.md} explains each.
 */
public enum ProgressColumn {
  TIMESTEPS("time/total_timesteps"),
  ITERATIONS("time/iterations"),
  EPISODES("rollout/episodes"),
  RETURN("rollout/ep_rew_mean"),
  LENGTH("rollout/ep_len_mean"),
  VERSION("train/policy_version"),
  OUTCOME("train/outcome"),
  DIVERGENCE("train/kl_divergence_loss"),
  APPROXIMATE_KL("train/approx_kl"),
  ENTROPY("train/entropy"),
  SURROGATE_GAIN("train/surrogate_gain"),
  LINE_SEARCH_STEPS("train/line_search_steps"),
  EXPLAINED_VARIANCE("train/explained_variance"),
  VALUE_LOSS("train/value_loss"),
  FAILURE("train/failure"),
  // The clock's columns come last: what is before them is the same in every repetition.
  SPEED("time/fps"),
  ELAPSED("time/time_elapsed");

  /**
   * What a row is made of.
   *
   * @param iteration counted from 1
   * @param seconds since the run began
   */
  record Row(Progress progress, int iteration, double seconds) {}

  private final String heading;

  ProgressColumn(String heading) {
    this.heading = heading;
  }

  /** What stands above the column. */
  public String heading() {
    return heading;
  }

  /** Whether it holds numbers; if not, words. */
  public boolean isNumber() {
    return this != OUTCOME && this != FAILURE;
  }

  /** The cell; empty for a number that there is not. */
  String cell(Row row) {
    Object cell = value(row, row.progress());
    return cell instanceof Double number && number.isNaN() ? "" : cell.toString();
  }

  private Object value(Row row, Progress progress) {
    return switch (this) {
      case TIMESTEPS -> progress.steps();
      case ITERATIONS -> row.iteration();
      case EPISODES -> progress.episodes();
      case RETURN -> progress.meanReturn();
      case LENGTH -> progress.meanLength();
      case VERSION -> progress.version();
      case OUTCOME -> progress.outcome();
      case DIVERGENCE -> progress.divergence();
      case APPROXIMATE_KL -> progress.approximateKl();
      case ENTROPY -> progress.entropy();
      case SURROGATE_GAIN -> progress.surrogateGain();
      case LINE_SEARCH_STEPS -> progress.lineSearchSteps();
      case EXPLAINED_VARIANCE -> progress.explainedVariance();
      case VALUE_LOSS -> progress.valueLoss();
      // A row is a line: so a killed writer leaves at most one row unfinished.
      case FAILURE -> progress.failure().replaceAll("\\s+", " ").strip();
      case SPEED -> Math.round(progress.steps() / row.seconds());
      case ELAPSED -> Math.round(row.seconds() * 1000) / 1000.0;
    };
  }
}

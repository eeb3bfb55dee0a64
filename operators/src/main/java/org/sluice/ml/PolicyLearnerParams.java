package org.sluice.ml;

import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.learning.hyperparameters.Range;

/**
 * Parameters of {@link PolicyLearner}, beside the hyper-parameters of the trial. {@link #SEED} is
 * the trial's seed.
 */
public interface PolicyLearnerParams<T> extends PolicyModelParams<T> {

  Param<String> TRIAL =
      new StringParam(
          "trial",
          "The name of the trial, which the policy carries.",
          "trial",
          Range.texts("a name", name -> !name.isBlank()));

  /** A value of its own is checked when the trial is made: it may come from another jar. */
  Param<String> ENVIRONMENT =
      new StringParam(
          "environment",
          "The task whose spaces the policy has; live for spaces that are given.",
          null);

  Param<String> ACTION_COL =
      new StringParam(
          "actionCol",
          "Action column name: the actions as the policy gave them.",
          "action",
          PolicyModelParams.columnNames());

  Param<String> LOG_PROBABILITY_COL =
      new StringParam(
          "logProbabilityCol",
          "LogProbability column name: the log-probabilities of the actions.",
          "logProbability",
          PolicyModelParams.columnNames());

  Param<String> VALUE_COL =
      new StringParam(
          "valueCol",
          "Value column name: the values of the observations.",
          "value",
          PolicyModelParams.columnNames());

  Param<String> NEXT_VALUE_COL =
      new StringParam(
          "nextValueCol",
          "NextValue column name: the values of the observations after the steps.",
          "nextValue",
          PolicyModelParams.columnNames());

  Param<String> REWARD_COL =
      new StringParam(
          "rewardCol",
          "Reward column name: the rewards.",
          "reward",
          PolicyModelParams.columnNames());

  Param<String> END_MARK_COL =
      new StringParam(
          "endMarkCol",
          "EndMark column name: whether an episode ended with the step.",
          "endMark",
          PolicyModelParams.columnNames());

  Param<String> LANE_COL =
      new StringParam(
          "laneCol",
          "Lane column name: the numbers of the lanes.",
          "lane",
          PolicyModelParams.columnNames());

  Param<String> VERSION_COL =
      new StringParam(
          "versionCol",
          "Version column name: the versions of the policies that acted.",
          "version",
          PolicyModelParams.columnNames());

  Param<String> STEP_COL =
      new StringParam(
          "stepCol",
          "Step column name: the numbers of the steps in their lanes.",
          "step",
          PolicyModelParams.columnNames());

  /** The name of the trial. */
  default String getTrial() {
    return get(TRIAL);
  }

  default T setTrial(String name) {
    return set(TRIAL, name);
  }

  /** The task. */
  default String getEnvironment() {
    return get(ENVIRONMENT);
  }

  default T setEnvironment(String id) {
    return set(ENVIRONMENT, id);
  }

  /** The column of the actions as the policy gave them. */
  default String getActionCol() {
    return get(ACTION_COL);
  }

  default T setActionCol(String name) {
    return set(ACTION_COL, name);
  }

  /** The column of the log-probabilities of the actions. */
  default String getLogProbabilityCol() {
    return get(LOG_PROBABILITY_COL);
  }

  default T setLogProbabilityCol(String name) {
    return set(LOG_PROBABILITY_COL, name);
  }

  /** The column of the values of the observations. */
  default String getValueCol() {
    return get(VALUE_COL);
  }

  default T setValueCol(String name) {
    return set(VALUE_COL, name);
  }

  /** The column of the values of the observations after the steps. */
  default String getNextValueCol() {
    return get(NEXT_VALUE_COL);
  }

  default T setNextValueCol(String name) {
    return set(NEXT_VALUE_COL, name);
  }

  /** The column of the rewards. */
  default String getRewardCol() {
    return get(REWARD_COL);
  }

  default T setRewardCol(String name) {
    return set(REWARD_COL, name);
  }

  /** The column of the end marks. */
  default String getEndMarkCol() {
    return get(END_MARK_COL);
  }

  default T setEndMarkCol(String name) {
    return set(END_MARK_COL, name);
  }

  /** The column of the numbers of the lanes. */
  default String getLaneCol() {
    return get(LANE_COL);
  }

  default T setLaneCol(String name) {
    return set(LANE_COL, name);
  }

  /** The column of the versions of the policies that acted. */
  default String getVersionCol() {
    return get(VERSION_COL);
  }

  default T setVersionCol(String name) {
    return set(VERSION_COL, name);
  }

  /** The column of the numbers of the steps in their lanes. */
  default String getStepCol() {
    return get(STEP_COL);
  }

  default T setStepCol(String name) {
    return set(STEP_COL, name);
  }
}

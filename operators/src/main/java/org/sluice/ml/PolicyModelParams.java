package org.sluice.ml;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.LongParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.apache.flink.ml.param.WithParams;
import org.sluice.learning.hyperparameters.Range;

/** Parameters of {@link PolicyModel} and {@link PolicyServable}. */
public interface PolicyModelParams<T> extends WithParams<T> {

  Param<String> FEATURES_COL =
      new StringParam(
          "featuresCol", "Features column name: the observations.", "features", columnNames());

  Param<String> OUTPUT_COL =
      new StringParam("outputCol", "Output column name: the actions.", "output", columnNames());

  Param<String> MODEL_VERSION_COL =
      new StringParam(
          "modelVersionCol",
          "ModelVersion column name: the versions that acted. No column if empty.",
          "",
          Range.texts("the name of a column, or empty", name -> name.isEmpty() || !name.isBlank()));

  Param<Boolean> DETERMINISTIC =
      new BooleanParam(
          "deterministic",
          "Whether to take the policy's central action; otherwise actions are drawn.",
          true);

  Param<Long> SEED = new LongParam("seed", "The random seed.", 1L, Range.atLeast(Long.MIN_VALUE));

  /** The column of the observations. */
  default String getFeaturesCol() {
    return get(FEATURES_COL);
  }

  default T setFeaturesCol(String name) {
    return set(FEATURES_COL, name);
  }

  /** The column of the actions, which is added. */
  default String getOutputCol() {
    return get(OUTPUT_COL);
  }

  default T setOutputCol(String name) {
    return set(OUTPUT_COL, name);
  }

  /** The column of the versions that acted, which is added; empty if none is. */
  default String getModelVersionCol() {
    return get(MODEL_VERSION_COL);
  }

  default T setModelVersionCol(String name) {
    return set(MODEL_VERSION_COL, name);
  }

  /** Whether the central action is taken. */
  default boolean getDeterministic() {
    return get(DETERMINISTIC);
  }

  default T setDeterministic(boolean deterministic) {
    return set(DETERMINISTIC, deterministic);
  }

  /** The seed of all randomness. */
  default long getSeed() {
    return get(SEED);
  }

  default T setSeed(long seed) {
    return set(SEED, seed);
  }

  /** What names of columns must be. */
  static Range<String> columnNames() {
    return Range.texts("the name of a column", name -> !name.isBlank());
  }
}

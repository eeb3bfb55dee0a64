package org.sluice.learning.hyperparameters;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;

/** The trained policy that a trial acts through. */
public interface BelowParams {

  /** Word for {@link #SNAPSHOT}: the trial acts in the environment itself. */
  String NONE = "none";

  /** Word for {@link #DIGEST}: the file may hold any policy. */
  String ANY = "any";

  Param<String> SNAPSHOT =
      new StringParam(
          "environment.below.snapshot",
          "A snapshot whose policy stays as it is and turns the trial's actions into those of the"
              + " environment: they replace its normal noise. environment.below: FILE is short for"
              + " it.",
          NONE,
          Range.texts("a snapshot's path, or none", text -> !text.isBlank()));

  Param<String> DIGEST =
      new StringParam(
          "environment.below.digest",
          "SHA-256 that the snapshot's file must have. A run records it, so that it is not resumed"
              + " with another file.",
          ANY,
          Range.texts("64 hexadecimal digits, or any", text -> text.matches("any|[0-9a-f]{64}")));

  Param<Double> LIMIT =
      new DoubleParam(
          "environment.below.limit",
          "Bound of each number that the trial chooses above a snapshot, −limit … limit; the"
              + " snapshot's noise was standard normal.",
          1.0,
          Range.above(0));

  /** Whether a trial acts through a snapshot. */
  static boolean isNamed(Hyperparameters values) {
    return !values.get(SNAPSHOT).equals(NONE);
  }
}

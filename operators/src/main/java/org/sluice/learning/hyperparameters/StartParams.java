package org.sluice.learning.hyperparameters;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;

/** What a trial's first policy is made of. */
public interface StartParams {

  /** Word for {@link #SNAPSHOT}: the first policy is drawn. */
  String NONE = "none";

  /** Word for {@link #DIGEST}: the file may hold any policy. */
  String ANY = "any";

  Param<String> SNAPSHOT =
      new StringParam(
          "start-from.snapshot",
          "A snapshot whose parameters the first policy has, instead of random ones; start-from:"
              + " FILE is short for it.",
          NONE,
          Range.texts("a snapshot's path, or none", text -> !text.isBlank()));

  Param<String> DIGEST =
      new StringParam(
          "start-from.digest",
          "SHA-256 that the snapshot's file must have. A run records it, so that it is not resumed"
              + " with another file.",
          ANY,
          Range.texts("64 hexadecimal digits, or any", text -> text.matches("any|[0-9a-f]{64}")));

  Param<Boolean> NORMALISER =
      new BooleanParam(
          "start-from.normaliser",
          "Whether the observation statistics continue from the snapshot's too; otherwise they"
              + " begin without data.",
          true);

  Param<Boolean> VALUE_FUNCTION =
      new BooleanParam(
          "start-from.value-function",
          "Whether the value function has the snapshot's parameters too; otherwise it begins with"
              + " random ones. With algorithm: cross-entropy, whether the deviations of parameters"
              + " are the snapshot's.",
          false);
}

package org.sluice.jobs.conf.trial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.ml.param.Param;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.trial.Trial;

/** Checks the data that a configuration's trials learn from, once for all trials alike. */
public final class CheckedData {

  private final boolean isRun;
  private final Map<List<Object>, List<Problem>> found = new HashMap<>();

  /**
   * @param isRun whether the trials are about to run; data is not read otherwise
   */
  public CheckedData(boolean isRun) {
    this.isRun = isRun;
  }

  /** The problems of a trial's data. */
  List<Problem> of(Trial trial) {
    if (!isRun || trial.algorithm().dataKey().isEmpty()) {
      return List.of();
    }
    List<Object> key = new ArrayList<>(List.of(trial.spaces()));
    for (Param<?> parameter : trial.algorithm().parameters()) {
      if (parameter.clazz == String.class) { // numbers do not change what data must be
        key.add(trial.hyperparameters().get(parameter));
      }
    }
    return found.computeIfAbsent(
        key, absent -> trial.algorithm().checkData(trial.spaces(), trial.hyperparameters()));
  }
}

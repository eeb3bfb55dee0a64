package org.sluice.operators;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.learning.trial.Trial;

/** The trials of a job by their id; serialised with the operators that need them. */
final class Trials implements Serializable {

  private static final long serialVersionUID = 1;

  private final Map<String, Trial> trials = new LinkedHashMap<>();

  /**
   * @throws IllegalArgumentException if two have the same id
   */
  Trials(List<Trial> trials) {
    for (Trial trial : trials) {
      if (this.trials.put(trial.id(), trial) != null) {
        throw new IllegalArgumentException("duplicate trial id " + trial.id());
      }
    }
  }

  /** The trial with an id, or null. */
  Trial find(String id) {
    return trials.get(id);
  }

  /**
   * The trial of an id.
   *
   * @throws IllegalArgumentException if there is none
   */
  Trial get(String id) {
    Trial trial = trials.get(id);
    if (trial == null) {
      throw new IllegalArgumentException("unknown trial " + id + " in this job");
    }
    return trial;
  }
}

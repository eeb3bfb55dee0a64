package org.sluice.operators;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;

/**
 * A subtask's workspaces, shared by compatible trials. The most recently used are kept; others are
 * created again when needed.
 */
final class Workspaces {

  private final LinkedHashMap<Object, LearnerWorkspace> workspaces;

  /**
   * @param kept the most workspaces to keep
   */
  Workspaces(int kept) {
    this.workspaces =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Object, LearnerWorkspace> eldest) {
            return size() > kept;
          }
        };
  }

  LearnerWorkspace of(Trial trial) {
    return workspaces.computeIfAbsent(
        LearnerWorkspace.key(trial), key -> LearnerWorkspace.of(trial));
  }
}

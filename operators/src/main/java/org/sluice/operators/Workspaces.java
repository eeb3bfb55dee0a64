package org.sluice.operators;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;

/**
 * A subtask's workspaces: one for all trials that can share it. Those used last are kept; others
 * are made anew when their turn comes.
 */
final class Workspaces {

  private final LinkedHashMap<Object, LearnerWorkspace> workspaces;

  /**
   * @param kept how many, at most
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

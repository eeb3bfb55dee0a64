package org.sluice.learning.imitation;

import org.sluice.env.Box;
import org.sluice.env.Spaces;
import org.sluice.learning.algorithm.Workspace;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.Policy;

/** Base class of buffers of updates from demonstrations, which the learners of a thread share. */
public abstract class ImitationWorkspace implements Workspace {

  private final String file;
  private final Spaces spaces;

  /** Null until the first update: sizes are measured without the file. */
  private Demonstrations demonstrations;

  protected ImitationWorkspace(Policy policy, Hyperparameters values) {
    this.file = values.get(ImitationParams.DEMONSTRATIONS);
    this.spaces =
        new Spaces(Box.unbounded(policy.observationDim()), Box.unbounded(policy.actionDim()));
  }

  final String file() {
    return file;
  }

  /** The demonstrations; read when first needed. */
  final Demonstrations demonstrations() {
    if (demonstrations == null) {
      demonstrations = Demonstrations.read(file, spaces);
    }
    return demonstrations;
  }
}

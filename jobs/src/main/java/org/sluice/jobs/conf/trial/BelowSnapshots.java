package org.sluice.jobs.conf.trial;

import java.util.List;
import org.sluice.env.registry.Envs;
import org.sluice.jobs.run.files.RunException;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.trial.BelowProblems;
import org.sluice.learning.trial.LowerLayers;
import org.sluice.learning.trial.Trial;

/** Puts trials above the snapshots that they act through. */
final class BelowSnapshots {

  private final NamedSnapshots files;

  BelowSnapshots(NamedSnapshots files) {
    this.files = files;
  }

  /**
   * Why a trial cannot act through the snapshot that it names; empty if it can.
   *
   * @throws RunException if the file cannot be read, or has another digest than the trial requires
   */
  List<String> problems(Trial trial) {
    return BelowProblems.of(
        Envs.spec(trial.environment()).spaces(), LowerLayers.of(read(trial).snapshot()));
  }

  /**
   * A trial above the snapshot that it names and the layers below that, with the file's digest.
   *
   * @throws RunException likewise
   */
  Trial above(Trial trial) {
    NamedSnapshots.Named named = read(trial);
    return trial
        .with(trial.hyperparameters().with(BelowParams.DIGEST, named.digest()))
        .above(LowerLayers.of(named.snapshot()));
  }

  private NamedSnapshots.Named read(Trial trial) {
    Hyperparameters values = trial.hyperparameters();
    NamedSnapshots.Named named = files.read(values.get(BelowParams.SNAPSHOT));
    named.require(values, BelowParams.SNAPSHOT, BelowParams.DIGEST);
    return named;
  }
}

package org.sluice.learning.onnx;

import org.sluice.env.Box;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.live.log.Model;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/** What a live trial tells the programs that act for it without Sluice. */
public final class LiveModel {

  private LiveModel() {}

  /** The model of a trial; without a template if its policy cannot be exported. */
  public static Model of(Trial trial) {
    TrialModel networks = TrialModel.of(trial);
    PolicySnapshot first = InitialPolicy.of(trial, networks);
    byte[] template = {};
    String problem = "";
    try {
      template = OnnxPolicy.template(first);
    } catch (NotExportableException e) {
      problem = e.getMessage();
    }
    Hyperparameters values = trial.hyperparameters();
    return new Model(
        trial.id(),
        trial.spaces(),
        values.get(TrialParams.ACTION_LIMITS).equals(TrialParams.CLIP)
            && trial.spaces().actions() instanceof Box,
        values.get(TrialParams.BATCH),
        first.specification().policy(),
        networks.policy().noise(),
        template,
        problem);
  }
}

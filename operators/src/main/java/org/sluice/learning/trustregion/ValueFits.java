package org.sluice.learning.trustregion;

import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.kfac.KfacValueFit;
import org.sluice.learning.kfac.KfacValueWorkspace;
import org.sluice.learning.value.ValueFunction;
import org.sluice.learning.value.ValueNetwork;
import org.sluice.learning.value.ValueOptimiser;
import org.sluice.learning.value.ValueParams;

/** The ways to fit a value function, by their words. */
final class ValueFits {

  private ValueFits() {}

  /** Buffers for the fit that hyper-parameters choose. */
  static Buffers<ValueOptimiser> buffers(ValueNetwork network, Hyperparameters values) {
    if (values.get(ValueParams.VALUE_FIT).equals(ValueParams.ADAM)) {
      ValueFunction function = new ValueFunction(network, Precision.FLOAT, values);
      return new Buffers<>(function.bytes(), trial -> function);
    }
    KfacValueWorkspace workspace =
        KfacValueWorkspace.of(network, Precision.FLOAT, values.get(TrialParams.BATCH));
    return new Buffers<>(workspace.bytes(), trial -> new KfacValueFit(workspace, trial));
  }
}

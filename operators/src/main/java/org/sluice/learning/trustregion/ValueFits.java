package org.sluice.learning.trustregion;

import static org.sluice.learning.algorithm.Sweeps.Network.VALUE;
import static org.sluice.learning.algorithm.Sweeps.Sweep.BACKWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.FORWARD;
import static org.sluice.learning.algorithm.Sweeps.Sweep.MOMENTS;

import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.algorithm.Sweeps;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.kfac.KfacValueFit;
import org.sluice.learning.kfac.KfacValueParams;
import org.sluice.learning.kfac.KfacValueWorkspace;
import org.sluice.learning.value.ValueFunction;
import org.sluice.learning.value.ValueNetwork;
import org.sluice.learning.value.ValueOptimiser;
import org.sluice.learning.value.ValueParams;

/** The ways to fit a value function, by word. */
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

  /** The sweeps of one fit. */
  static List<Sweeps> sweeps(Hyperparameters values) {
    int batch = values.get(TrialParams.BATCH);
    if (values.get(ValueParams.VALUE_FIT).equals(ValueParams.ADAM)) {
      int minibatch = values.get(ValueParams.VALUE_MINIBATCH);
      int steps = values.get(ValueParams.VALUE_EPOCHS) * (batch / minibatch);
      return List.of(Sweeps.of(VALUE, minibatch, steps, FORWARD, BACKWARD));
    }
    List<Sweeps> sweeps = new ArrayList<>();
    sweeps.add(Sweeps.of(VALUE, batch, 1, FORWARD));
    for (int step = 0; step < values.get(KfacValueParams.KFAC_VALUE_STEPS); step++) {
      if (step % values.get(KfacValueParams.KFAC_VALUE_REFRESH) == 0) {
        sweeps.add(Sweeps.of(VALUE, batch, 1, BACKWARD, MOMENTS));
      }
      sweeps.add(Sweeps.of(VALUE, batch, 1, BACKWARD, FORWARD));
    }
    return sweeps;
  }
}

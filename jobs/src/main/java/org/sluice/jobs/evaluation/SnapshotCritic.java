package org.sluice.jobs.evaluation;

import org.sluice.env.Box;
import org.sluice.learning.graph.kernels.Block;
import org.sluice.learning.graph.kernels.Precision;
import org.sluice.learning.offpolicy.ActionValueNetwork;
import org.sluice.learning.offpolicy.ActionValues;
import org.sluice.learning.offpolicy.UnitActions;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.SpecifiedCritic;

/** The action-value function of a snapshot that holds one, for actions in a box. */
public final class SnapshotCritic {

  private final ActionValueNetwork network;
  private final Block parameters;
  private final Box actions;
  private final int observationDim;

  /**
   * @throws IllegalArgumentException if the snapshot holds none, or this build cannot make it
   */
  public SnapshotCritic(PolicySnapshot snapshot) {
    this.network = SpecifiedCritic.create(snapshot.specification());
    this.parameters = Precision.FLOAT.block(1, snapshot.value().length);
    for (int i = 0; i < parameters.size(); i++) {
      parameters.set(i, snapshot.value()[i]);
    }
    this.actions = (Box) snapshot.specification().spaces().actions();
    this.observationDim = snapshot.specification().spaces().observations().size();
  }

  /**
   * Q of actions in one state.
   *
   * @param state Not modified. The observation
   * @param rows Not modified. {@code [rows, actionDim]}, within the bounds
   * @return {@code [rows]}
   * @throws IllegalArgumentException if the state has another size than the observations
   */
  public double[] values(double[] state, double[] rows) {
    if (state.length != observationDim) {
      throw new IllegalArgumentException(
          String.format(
              "its observations have %d numbers, but the state has %d",
              observationDim, state.length));
    }
    int count = rows.length / actions.size();
    double[] observations = new double[count * observationDim];
    for (int row = 0; row < count; row++) {
      System.arraycopy(state, 0, observations, row * observationDim, observationDim);
    }
    double[] scaled = new double[rows.length];
    new UnitActions(actions).scale(rows, scaled);
    ActionValues values =
        new ActionValues(network, Precision.FLOAT, count, observationDim, actions.size());
    values.observe(observations);
    values.act(scaled);
    values.evaluate(parameters);
    return values.values;
  }
}

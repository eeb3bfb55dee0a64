package org.sluice.jobs.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.flink.ml.param.Param;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.trial.LearnerSize;
import org.sluice.learning.trial.LearnerSizes;
import org.sluice.learning.trial.Trial;

/**
 * Checks whether trials fit into the memory of this process, by a lower bound of what they need.
 */
public final class LocalMemory {

  /** An environment with its generator and its snapshot. */
  private static final int LANE_BYTES = 500;

  private LocalMemory() {}

  /**
   * Checks that training fits.
   *
   * @param available bytes of heap that this process may use
   * @throws ConfigurationException if it does not; the message says what is needed and how to get
   *     it
   */
  public static void check(Configuration configuration, long available) {
    LearnerSizes sizes = new LearnerSizes();
    double kept = 0;
    double shared = 0;
    Trial largest = configuration.trials().get(0);
    for (Trial trial : configuration.trials()) {
      LearnerSize size = sizes.of(trial);
      kept += (double) size.stateBytes() + (double) LANE_BYTES * trial.lanes();
      double update = (double) size.workspaceBytes() + batchBytes(trial);
      if (update > shared) {
        shared = update;
        largest = trial;
      }
    }
    if (kept + shared > (double) available) {
      throw new ConfigurationException(
          String.format(
              Locale.ROOT,
              "%s needs at least %s of memory, but this process may use %s; raise the limit with"
                  + " SLUICE_JAVA_OPTS=-Xmx…, or lower %s",
              configuration.name(),
              megabytes(kept + shared),
              megabytes((double) available),
              sizeKeys(largest, configuration.trials().size())));
    }
  }

  /** Copies of each transition: collected, learned from, and normalised. */
  private static double batchBytes(Trial trial) {
    int observation = (Float.BYTES + 2 * Double.BYTES) * trial.spaces().observations().size();
    int action = (Float.BYTES + Double.BYTES) * trial.spaces().actions().size();
    return (double) trial.hyperparameters().get(TrialParams.BATCH) * (observation + action);
  }

  private static String sizeKeys(Trial trial, int trials) {
    List<Param<Integer>> keys = new ArrayList<>(List.of(TrialParams.BATCH, TrialParams.LANES));
    keys.addAll(LearnerSizes.policyKeys(trial.hyperparameters()));
    keys.addAll(LearnerSizes.valueKeys(trial));
    String values =
        keys.stream()
            .map(
                key ->
                    String.format(
                        Locale.ROOT, "%s (%,d)", key.name, trial.hyperparameters().get(key)))
            .collect(Collectors.joining(", "));
    return trials == 1
        ? values
        : String.format(
            Locale.ROOT, "%s of %s or the number of trials (%,d)", values, trial.id(), trials);
  }

  private static String megabytes(double bytes) {
    return String.format(Locale.ROOT, "%,.0f MB", Math.ceil(bytes / (1 << 20)));
  }
}

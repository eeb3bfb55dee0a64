package org.sluice.jobs.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sluice.env.Generator;
import org.sluice.learning.algorithm.Metric;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;
import org.sluice.learning.trustregion.TrustRegionWorkspace;
import org.sluice.learning.value.ValueParams;

/** Artificial iterations, without training. */
public final class Runs {

  private Runs() {}

  public static Trial trial(String name) {
    return new Trial(
        name,
        "Pendulum-v1",
        5,
        new Hyperparameters()
            .set(TrialParams.BATCH, 64)
            .set(TrialParams.TOTAL_STEPS, 6400L)
            .set(PolicyParams.TYPE, "gaussian")
            .set(PolicyParams.HIDDEN, 3)
            .set(ValueParams.VALUE_HIDDEN, 2));
  }

  /** Another one for each version. */
  public static PolicySnapshot snapshot(Trial trial, int version) {
    TrialModel model = TrialModel.of(trial);
    Generator random = new Generator(version);
    double[] policy = model.policy().layout().initialise(random);
    float[] rounded = new float[policy.length];
    for (int i = 0; i < policy.length; i++) {
      rounded[i] = (float) policy[i];
    }
    double[] means = new double[trial.spaces().observations().size()];
    double[] deviations = new double[means.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = random.gaussian();
      deviations[i] = 1 + random.nextInt(3);
    }
    return new PolicySnapshot(
        trial.id(),
        version,
        64L * version,
        false,
        model.specification(trial),
        rounded,
        model.beside().initialiseFloats(random),
        means,
        deviations);
  }

  public static Progress progress(Trial trial, int version, double meanReturn) {
    return new Progress(
        trial.id(),
        version,
        64L * version,
        3,
        meanReturn,
        20.5,
        "ACCEPTED",
        metrics(0.0098, 0.0102, -1.25, 1e-5, 2, 0.5, 12.75),
        "");
  }

  /** Those of TRPO. */
  private static Map<String, Double> metrics(double... values) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (Metric metric : TrustRegionWorkspace.METRICS) {
      metrics.put(metric.name(), values[metrics.size()]);
    }
    return metrics;
  }
}

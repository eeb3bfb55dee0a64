package org.sluice.operators;

import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.live.LiveLearner;
import org.sluice.learning.live.log.StepCounts;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Learned;

/** The metrics of a subtask's live learners: sums over its trials, and the latest version's. */
final class LiveMetrics {

  private final Counter rejected;
  private final Counter updates;
  private double meanReturn = Double.NaN;
  private double divergence = Double.NaN;
  private int version;

  LiveMetrics(MetricGroup group, Map<String, LiveLearner> learners) {
    this.rejected = group.counter("rejected");
    this.updates = group.counter("updates");
    group.gauge("return", () -> meanReturn);
    group.gauge("kl", () -> divergence);
    group.gauge("version", () -> version);
    gauge(group, "stepsTaken", learners, counts -> counts.taken());
    gauge(group, "stepsDuplicate", learners, counts -> counts.duplicate());
    gauge(group, "stepsStale", learners, counts -> counts.stale());
    gauge(group, "stepsRejected", learners, counts -> counts.rejected());
    gauge(group, "stepsPending", learners, counts -> counts.pending());
    group.gauge("actors", () -> learners.values().stream().mapToInt(LiveLearner::actors).sum());
  }

  private static void gauge(
      MetricGroup group,
      String name,
      Map<String, LiveLearner> learners,
      ToLongFunction<StepCounts> count) {
    group.gauge(
        name,
        () -> learners.values().stream().mapToLong(one -> count.applyAsLong(one.counts())).sum());
  }

  void rejected() {
    rejected.inc();
  }

  void learned(Learned learned) {
    Progress progress = learned.progress();
    updates.inc();
    version = progress.version();
    meanReturn = progress.meanReturn();
    divergence = Metrics.divergence(progress);
  }
}

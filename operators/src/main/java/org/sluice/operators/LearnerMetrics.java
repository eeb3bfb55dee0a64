package org.sluice.operators;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MeterView;
import org.apache.flink.metrics.MetricGroup;
import org.sluice.learning.algorithm.Metrics;
import org.sluice.learning.records.CollectedBatch;
import org.sluice.learning.records.Progress;
import org.sluice.learning.trial.Learned;

/**
 * The metrics of a learner's subtask: those of its latest update, and of each of its first trials.
 * Flink keeps a metric group until the task ends, so thousands of trials do not get one each.
 */
final class LearnerMetrics {

  /** The number of trials with their own metrics, per subtask. */
  static final int TRIALS = 32;

  private final MetricGroup group;
  private final Counter steps;
  private final Counter updates;
  private final Counter failedTrials;
  private final Counter finishedTrials;
  private final Counter stale;
  private final Map<String, Latest> trials = new HashMap<>();
  private final Latest latest = new Latest();
  private double updateMillis;
  private int lagVersions;

  /** The values of the gauges. */
  private static final class Latest {
    private double meanReturn = Double.NaN;
    private double divergence = Double.NaN;
    private double entropy = Double.NaN;
    private long steps;
    private int version;

    void register(MetricGroup group) {
      group.gauge("return", () -> meanReturn);
      group.gauge("kl", () -> divergence);
      group.gauge("entropy", () -> entropy);
      group.gauge("stepsLearned", () -> steps);
      group.gauge("version", () -> version);
    }

    void take(Progress progress) {
      meanReturn = progress.meanReturn();
      divergence = Metrics.divergence(progress);
      entropy = Metrics.entropy(progress);
      steps = progress.steps();
      version = progress.version();
    }
  }

  LearnerMetrics(MetricGroup group) {
    this.group = group;
    this.steps = group.counter("steps");
    this.updates = group.counter("updates");
    this.failedTrials = group.counter("failedTrials");
    this.finishedTrials = group.counter("finishedTrials");
    this.stale = group.counter("stale");
    group.meter("stepsPerSecond", new MeterView(steps));
    group.gauge("updateMillis", () -> updateMillis);
    group.gauge("lagVersions", () -> lagVersions);
    latest.register(group);
  }

  void stale() {
    stale.inc();
  }

  void learned(CollectedBatch batch, Learned learned, long nanos) {
    Progress progress = learned.progress();
    updates.inc();
    steps.inc(batch.steps());
    if (learned.snapshot().last()) {
      (progress.failure().isEmpty() ? finishedTrials : failedTrials).inc();
    }
    updateMillis = nanos / 1e6;
    lagVersions = learned.snapshot().version() - 1 - batch.version();
    latest.take(progress);
    Latest trial = trials.get(batch.trial());
    if (trial == null && trials.size() < TRIALS) {
      trial = new Latest();
      trials.put(batch.trial(), trial);
      trial.register(group.addGroup("trial", batch.trial()));
    }
    if (trial != null) {
      trial.take(progress);
    }
  }
}

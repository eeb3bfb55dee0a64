package org.sluice.operators;

import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.sluice.learning.live.LiveOutput;
import org.sluice.learning.live.StoredLearner;
import org.sluice.learning.live.log.LiveNote;
import org.sluice.learning.live.log.LiveRejection;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.trial.Learned;

/** What live learners make, as an operator's output. */
final class StreamedOutput implements LiveOutput {

  private final Output<StreamRecord<Learned>> output;
  private final LiveMetrics metrics;
  private final int partBytes;

  StreamedOutput(Output<StreamRecord<Learned>> output, LiveMetrics metrics, int partBytes) {
    this.output = output;
    this.metrics = metrics;
    this.partBytes = partBytes;
  }

  @Override
  public void learned(Learned learned) {
    metrics.learned(learned);
    output.collect(new StreamRecord<>(learned));
  }

  @Override
  public void manifest(Manifest manifest) {
    note(manifest);
  }

  @Override
  public void stored(StoredLearner learner) {
    learner.parts(partBytes).forEach(this::note);
  }

  @Override
  public void release(Release release) {
    note(release);
  }

  @Override
  public void rejected(LiveRejection rejection) {
    metrics.rejected();
    note(rejection);
  }

  private void note(LiveNote note) {
    output.collect(LiveOperator.NOTES, new StreamRecord<>(note));
  }
}

package org.sluice.operators;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.sluice.learning.live.LiveLearner;
import org.sluice.learning.live.log.LiveNote;
import org.sluice.learning.live.log.LiveRejection;
import org.sluice.learning.live.log.Logged;
import org.sluice.learning.live.log.Refused;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.types.RecordTypes;

/**
 * Learns live trials from their logs. Keyed by trial; between the source and this operator nothing
 * may change the order of a trial's records.
 *
 * <p>An operator rather than a function, since learners stay in memory between records: they are
 * written to the keyed state when a checkpoint is taken, and read from it at a trial's first record
 * after a restore. No timers: time is that of the log.
 */
public final class LiveOperator extends AbstractStreamOperator<Learned>
    implements OneInputStreamOperator<Logged, Learned> {

  private static final long serialVersionUID = 1;

  /** Manifests, releases, rejections and stored learners. */
  public static final OutputTag<LiveNote> NOTES = new OutputTag<>("notes", RecordTypes.LIVE_NOTE);

  private final Trials trials;
  private final int partBytes;

  /** Metrics are read by other threads. */
  private transient Map<String, LiveLearner> learners;

  private transient ValueState<byte[]> saved;
  private transient LiveMetrics liveMetrics;
  private transient StreamedOutput out;

  /**
   * @param trials all trials of the job
   * @param partBytes the largest part of a stored learner, bytes
   */
  public LiveOperator(List<Trial> trials, int partBytes) {
    this.trials = new Trials(trials);
    this.partBytes = partBytes;
  }

  @Override
  public void open() throws Exception {
    super.open();
    learners = new ConcurrentHashMap<>();
    saved =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "live-learner", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    liveMetrics = new LiveMetrics(getMetricGroup(), learners);
    out = new StreamedOutput(output, liveMetrics, partBytes);
  }

  @Override
  public void processElement(StreamRecord<Logged> element) throws Exception {
    Logged logged = element.getValue();
    Trial trial = trials.find(logged.record().trial());
    if (trial == null) {
      if (logged.record() instanceof Refused) {
        return; // its reader has told why
      }
      out.rejected(
          new LiveRejection(
              logged.record().trial(),
              logged.partition(),
              logged.offset(),
              "there is no such trial in this job"));
      return;
    }
    learner(trial).take(logged, out);
  }

  private LiveLearner learner(Trial trial) throws Exception {
    LiveLearner learner = learners.get(trial.id());
    if (learner == null) {
      byte[] state = saved.value();
      learner =
          state == null
              ? new LiveLearner(trial, LearnerWorkspace::of)
              : LiveLearner.restored(
                  trial,
                  LearnerWorkspace::of,
                  new DataInputStream(new ByteArrayInputStream(state)));
      learners.put(trial.id(), learner);
    }
    return learner;
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    for (Map.Entry<String, LiveLearner> entry : learners.entrySet()) {
      setCurrentKey(entry.getKey());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      entry.getValue().save(new DataOutputStream(bytes));
      saved.update(bytes.toByteArray());
    }
  }
}

package org.sluice.operators;

import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.learning.records.CollectedBatch;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.replay.ReplayBlock;
import org.sluice.learning.replay.ReplayBuffer;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Learner;
import org.sluice.learning.trial.LearnerWorkspace;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;
import org.sluice.operators.types.LearnerState;
import org.sluice.operators.types.RecordTypes;

/**
 * Makes the next policy of each batch. Keyed by {@link CollectedBatch#trial}.
 *
 * <p>A trial's learner is keyed state, deserialised for one batch at a time; trials of a subtask
 * share update buffers where possible. A replay buffer stays in memory, and its blocks are keyed
 * state ({@link ReplayBuffers}). A finished trial keeps no parameters. A failed trial ends with its
 * last good policy and a row with the reason; others continue.
 */
public final class LearnerFunction extends KeyedProcessFunction<String, CollectedBatch, Learned>
    implements ResultTypeQueryable<Learned> {

  private static final long serialVersionUID = 1;

  private static final Logger LOG = LoggerFactory.getLogger(LearnerFunction.class);
  private static final int WORKSPACES = 8;
  private static final byte[] NOTHING = {};

  private final Trials trials;
  private transient Workspaces workspaces;
  private transient ValueState<LearnerState> states;
  private transient ReplayBuffers replays;
  private transient LearnerMetrics metrics;

  /**
   * @param trials all trials of the job
   */
  public LearnerFunction(List<Trial> trials) {
    this.trials = new Trials(trials);
  }

  /** The state of a trial; keyed by its id. */
  public static ValueStateDescriptor<LearnerState> state() {
    return new ValueStateDescriptor<>("learner", RecordTypes.LEARNER_STATE);
  }

  @Override
  public TypeInformation<Learned> getProducedType() {
    return RecordTypes.LEARNED;
  }

  @Override
  public void open(OpenContext context) {
    workspaces = new Workspaces(WORKSPACES);
    states = getRuntimeContext().getState(state());
    replays = new ReplayBuffers(getRuntimeContext());
    metrics = new LearnerMetrics(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(CollectedBatch batch, Context context, Collector<Learned> out)
      throws Exception {
    Trial trial =
        DataFiles.local(trials.get(batch.trial()), getRuntimeContext().getDistributedCache());
    LearnerState state = states.value();
    if (state != null && (state.ended() || batch.version() < state.version())) {
      metrics.stale();
      return;
    }
    long start = System.nanoTime();
    Learned learned = learn(trial, state, batch);
    metrics.learned(batch, learned, System.nanoTime() - start);
    out.collect(learned);
  }

  private Learned learn(Trial trial, LearnerState state, CollectedBatch batch) throws Exception {
    ReplayBuffer replay = replays.before(trial, batch.version());
    Learner learner;
    if (state == null) {
      LearnerWorkspace workspace;
      try {
        workspace = workspaces.of(trial);
      } catch (RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e; // the task is cancelled
        }
        LOG.error("{}: no buffers for its updates", trial.id(), e);
        return refuse(trial, e);
      }
      learner = new Learner(trial, workspace, replay);
    } else {
      learner = Learner.restored(trial, workspaces.of(trial), state.saved(), replay);
    }
    Learned learned = learner.learn(batch.segments());
    boolean last = learned.snapshot().last();
    states.update(
        new LearnerState(learner.expectedVersion(), last, last ? NOTHING : learner.save()));
    if (last) {
      replays.end(trial);
    } else {
      replays.keep(trial, batch.version(), ReplayBlock.of(batch.segments()));
    }
    return learned;
  }

  /** Ends a trial whose updates cannot be computed. */
  private Learned refuse(Trial trial, RuntimeException reason) throws Exception {
    states.update(new LearnerState(0, true, NOTHING));
    PolicySnapshot initial = InitialPolicy.of(trial, TrialModel.of(trial));
    return Learned.failure(initial, 1 + trial.lag(), reason.toString());
  }
}

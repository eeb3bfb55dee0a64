package org.sluice.ml;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.CoProcessFunction;
import org.apache.flink.types.Row;
import org.apache.flink.util.Collector;
import org.sluice.env.Generator;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.rollout.Seeds;
import org.sluice.operators.types.RecordTypes;

/**
 * Adds actions to rows, under the newest policy that has come. Rows that come before the first one
 * wait for it in operator state.
 */
final class ActFunction extends CoProcessFunction<Row, PolicySnapshot, Row>
    implements CheckpointedFunction {

  private static final long serialVersionUID = 1;

  /** The metric, as Flink ML's online models name it. */
  static final String VERSION_METRIC = "modelDataVersion";

  private final Column features;
  private final boolean deterministic;
  private final long seed;
  private final boolean addsVersion;
  private final TypeInformation<Row> rowType;

  private transient ListState<Row> waiting;
  private transient ListState<PolicySnapshot> saved;
  private transient NewestPolicy newest;
  private transient Generator random;

  /** Read by the thread that reports metrics. */
  private transient volatile PolicyActor actor;

  /**
   * @param features the column of the observations
   * @param deterministic whether to take the central action
   * @param seed of the drawn actions
   * @param addsVersion whether the version that acted follows the action
   * @param rowType of the rows that come in
   */
  ActFunction(
      Column features,
      boolean deterministic,
      long seed,
      boolean addsVersion,
      TypeInformation<Row> rowType) {
    this.features = features;
    this.deterministic = deterministic;
    this.seed = seed;
    this.addsVersion = addsVersion;
    this.rowType = rowType;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    random = new Generator(seed);
    newest = new NewestPolicy();
    waiting =
        context.getOperatorStateStore().getListState(new ListStateDescriptor<>("rows", rowType));
    saved =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("policy", RecordTypes.POLICY_SNAPSHOT));
    for (PolicySnapshot restored : saved.get()) {
      newest.add(restored);
    }
    if (!newest.isEmpty()) {
      actor = new PolicyActor(newest.get());
    }
  }

  @Override
  public void open(OpenContext context) {
    getRuntimeContext().getMetricGroup().gauge(VERSION_METRIC, this::version);
  }

  /** The version that acts; −1 before the first. */
  private long version() {
    PolicyActor acting = actor;
    return acting == null ? -1 : acting.version();
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    saved.clear();
    if (!newest.isEmpty()) {
      saved.add(newest.get());
    }
  }

  @Override
  public void processElement1(Row row, Context context, Collector<Row> out) throws Exception {
    if (actor == null) {
      waiting.add(row);
    } else {
      out.collect(act(row));
    }
  }

  @Override
  public void processElement2(PolicySnapshot next, Context context, Collector<Row> out)
      throws Exception {
    if (!newest.add(next)) {
      return; // another subtask had it when the state was saved
    }
    boolean first = actor == null;
    actor = new PolicyActor(next);
    if (first) {
      for (Row row : waiting.get()) {
        out.collect(act(row));
      }
      waiting.clear();
    }
  }

  private Row act(Row row) {
    double[] observation = actor.observe(features, row.getField(features.index()));
    Row result = Row.withPositions(row.getKind(), row.getArity() + (addsVersion ? 2 : 1));
    for (int i = 0; i < row.getArity(); i++) {
      result.setField(i, row.getField(i));
    }
    result.setField(row.getArity(), new DenseVector(action(observation)));
    if (addsVersion) {
      result.setField(row.getArity() + 1, actor.version());
    }
    return result;
  }

  private double[] action(double[] observation) {
    if (deterministic) {
      return actor.actCentrally();
    }
    random.seed(Seeds.observation(seed, observation));
    return actor.draw(random);
  }
}

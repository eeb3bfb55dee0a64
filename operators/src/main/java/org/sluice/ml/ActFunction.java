package org.sluice.ml;

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

/** Adds actions to rows. Rows that come before the policy wait for it in operator state. */
final class ActFunction extends CoProcessFunction<Row, PolicySnapshot, Row>
    implements CheckpointedFunction {

  private static final long serialVersionUID = 1;

  private final Column features;
  private final boolean deterministic;
  private final long seed;
  private final TypeInformation<Row> rowType;

  private transient ListState<Row> waiting;
  private transient ListState<PolicySnapshot> policies;
  private transient PolicySnapshot policy;
  private transient PolicyActor actor;
  private transient Generator random;

  /**
   * @param features the column of the observations
   * @param deterministic whether to take the central action
   * @param seed of the drawn actions
   * @param rowType of the rows that come in
   */
  ActFunction(Column features, boolean deterministic, long seed, TypeInformation<Row> rowType) {
    this.features = features;
    this.deterministic = deterministic;
    this.seed = seed;
    this.rowType = rowType;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    random = new Generator(seed);
    waiting =
        context.getOperatorStateStore().getListState(new ListStateDescriptor<>("rows", rowType));
    policies =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("policy", RecordTypes.POLICY_SNAPSHOT));
    for (PolicySnapshot restored : policies.get()) {
      follow(restored);
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    policies.clear();
    if (policy != null) {
      policies.add(policy);
    }
  }

  private void follow(PolicySnapshot next) {
    policy = next;
    actor = new PolicyActor(next);
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
    follow(next);
    for (Row row : waiting.get()) {
      out.collect(act(row));
    }
    waiting.clear();
  }

  private Row act(Row row) {
    double[] observation = actor.observe(features, row.getField(features.index()));
    Row result = Row.withPositions(row.getKind(), row.getArity() + 1);
    for (int i = 0; i < row.getArity(); i++) {
      result.setField(i, row.getField(i));
    }
    result.setField(row.getArity(), new DenseVector(action(observation)));
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

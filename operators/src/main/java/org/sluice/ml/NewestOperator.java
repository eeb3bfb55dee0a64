package org.sluice.ml;

import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.operators.types.RecordTypes;

/**
 * Emits the newest of the policies: of a bounded stream at its end, of one without end as soon as
 * it is there.
 */
final class NewestOperator extends AbstractStreamOperator<PolicySnapshot>
    implements OneInputStreamOperator<PolicySnapshot, PolicySnapshot>, BoundedOneInput {

  private static final long serialVersionUID = 1;

  private final boolean bounded;
  private transient NewestPolicy newest;
  private transient ListState<PolicySnapshot> saved;

  NewestOperator(boolean bounded) {
    this.bounded = bounded;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    newest = new NewestPolicy();
    saved =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("newest", RecordTypes.POLICY_SNAPSHOT));
    for (PolicySnapshot policy : saved.get()) {
      newest.add(policy);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    saved.clear();
    if (!newest.isEmpty()) {
      saved.add(newest.get());
    }
  }

  @Override
  public void processElement(StreamRecord<PolicySnapshot> element) {
    if (newest.add(element.getValue()) && !bounded) {
      output.collect(new StreamRecord<>(newest.get()));
    }
  }

  @Override
  public void endInput() {
    PolicySnapshot last = newest.get();
    if (bounded) {
      output.collect(new StreamRecord<>(last));
    }
  }
}

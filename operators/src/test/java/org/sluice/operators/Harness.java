package org.sluice.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingTaskMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** One function in Flink's own operator, with keyed state that can be saved and restored. */
final class Harness<K, I, O> {

  private final Supplier<KeyedProcessFunction<K, I, O>> function;
  private final KeySelector<I, K> key;
  private final TypeInformation<K> keyType;
  private final TypeInformation<O> outputType;
  private KeyedOneInputStreamOperatorTestHarness<K, I, O> harness;
  private InterceptingOperatorMetricGroup metrics;

  Harness(
      Supplier<KeyedProcessFunction<K, I, O>> function,
      KeySelector<I, K> key,
      TypeInformation<K> keyType,
      TypeInformation<O> outputType)
      throws Exception {
    this.function = function;
    this.key = key;
    this.keyType = keyType;
    this.outputType = outputType;
    start(null);
  }

  private void start(OperatorSubtaskState state) throws Exception {
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function.get()), key, keyType, environment());
    harness.getExecutionConfig().getSerializerConfig().setGenericTypes(false);
    harness.setup(outputType.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  private MockEnvironment environment() {
    metrics = new InterceptingOperatorMetricGroup();
    return new MockEnvironmentBuilder()
        .setMetricGroup(
            new InterceptingTaskMetricGroup() {
              @Override
              public InternalOperatorMetricGroup getOrAddOperator(OperatorID id, String name) {
                return metrics;
              }
            })
        .build();
  }

  /** The value of a counter; a restarted operator counts from zero. */
  long counter(String name) {
    return ((Counter) metrics.get(name)).getCount();
  }

  Object gauge(String name) {
    return ((Gauge<?>) metrics.get(name)).getValue();
  }

  /** What comes out for a record, of the main output. */
  List<O> process(I record) throws Exception {
    harness.getOutput().clear();
    harness.processElement(record, 0);
    return harness.extractOutputValues();
  }

  /** Everything that has come out of a side output since the start. */
  <T> List<T> side(OutputTag<T> tag) {
    List<T> records = new ArrayList<>();
    var output = harness.getSideOutput(tag);
    if (output != null) {
      output.forEach(element -> records.add(element.getValue()));
    }
    return records;
  }

  void setProcessingTime(long millis) throws Exception {
    harness.setProcessingTime(millis);
  }

  OperatorSubtaskState save() throws Exception {
    return harness.snapshot(0, 0);
  }

  int keyedStateEntries() {
    return harness.numKeyedStateEntries();
  }

  /** Ends the operator and starts another from a state; null for none. */
  void restart(OperatorSubtaskState state) throws Exception {
    harness.close();
    start(state);
  }

  void stop() throws Exception {
    harness.close();
  }
}

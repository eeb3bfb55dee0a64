package org.sluice.jobs.train.faults;

import java.lang.reflect.Field;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;

/**
 * Injects a script's faults into an unmodified job: around its sources' readers, and around the
 * operators that its graph's factories create.
 */
@SuppressWarnings("try") // Flink's environments may throw anything when they close
final class FaultyEnvironment extends StreamExecutionEnvironment {

  private final FaultScript script;

  FaultyEnvironment(Configuration configuration, FaultScript script) {
    super(configuration);
    this.script = script;
  }

  @Override
  public <T> DataStreamSource<T> fromSource(
      Source<T, ?, ?> source, WatermarkStrategy<T> watermarks, String name) {
    Source<T, ?, ?> faulty = script.concerns(name) ? Planted.in(source, script, name) : source;
    return super.fromSource(faulty, watermarks, name);
  }

  @Override
  public StreamGraph getStreamGraph() {
    StreamGraph graph = super.getStreamGraph();
    for (StreamNode node : graph.getStreamNodes()) {
      if (script.concerns(node.getOperatorName())) {
        plant(node);
      }
    }
    return graph;
  }

  private void plant(StreamNode node) {
    try {
      Field field = StreamNode.class.getDeclaredField("operatorFactory");
      field.setAccessible(true); // Flink offers no way to exchange it
      field.set(node, Planted.in(node.getOperatorFactory(), script, node.getOperatorName()));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Flink's graph has changed", e);
    }
  }
}

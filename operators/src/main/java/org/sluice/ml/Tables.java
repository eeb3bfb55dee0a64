package org.sluice.ml;

import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.transformations.WithBoundedness;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.internal.TableImpl;

/** What all stages do with their tables. */
final class Tables {

  private Tables() {}

  /**
   * A stage's only table.
   *
   * @param what it holds, for messages
   * @throws IllegalArgumentException if there are none or several
   */
  static Table only(String what, Table... tables) {
    if (tables.length != 1) {
      throw new IllegalArgumentException(what + ": one table is needed, not " + tables.length);
    }
    return tables[0];
  }

  /** Whether a stream ends by itself. */
  static boolean isBounded(DataStream<?> stream) {
    return stream.getTransformation().getTransitivePredecessors().stream()
        .allMatch(
            part ->
                !(part instanceof WithBoundedness source)
                    || source.getBoundedness() == Boundedness.BOUNDED);
  }

  /** The environment that a table belongs to. */
  static StreamTableEnvironment environment(Table table) {
    return (StreamTableEnvironment) ((TableImpl) table).getTableEnvironment();
  }
}

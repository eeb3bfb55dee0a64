package org.sluice.ml;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.ml.common.datastream.TableUtils;
import org.apache.flink.ml.util.FileUtils;
import org.apache.flink.ml.util.ReadWriteUtils;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.operators.types.PolicyBytes;
import org.sluice.operators.types.RecordTypes;

/**
 * Policies as tables: one column, {@value #COLUMN}, of {@code BYTES} in the format of {@link
 * PolicyBytes}.
 */
public final class PolicyModelData {

  /** The column. */
  public static final String COLUMN = "policy";

  private PolicyModelData() {}

  /** A stream of policies as a table. */
  public static Table table(
      StreamTableEnvironment environment, DataStream<PolicySnapshot> policies) {
    return environment.fromDataStream(
        policies
            .map(policy -> Row.of((Object) PolicyBytes.of(policy)))
            .returns(Types.ROW_NAMED(new String[] {COLUMN}, Types.PRIMITIVE_ARRAY(Types.BYTE))));
  }

  /**
   * A table of policies as a stream.
   *
   * @throws IllegalArgumentException if the table has no column {@value #COLUMN}
   */
  public static DataStream<PolicySnapshot> stream(Table table) {
    List<String> names = table.getResolvedSchema().getColumnNames();
    int index = names.indexOf(COLUMN);
    if (index < 0) {
      throw new IllegalArgumentException(
          String.format(
              "model data have a column '%s' with the bytes of policies; the columns are %s",
              COLUMN, String.join(", ", names)));
    }
    return Tables.environment(table)
        .toDataStream(table)
        .map(row -> read(row.getField(index)))
        .returns(RecordTypes.POLICY_SNAPSHOT);
  }

  private static PolicySnapshot read(Object value) throws IOException {
    if (value instanceof byte[] bytes) {
      return PolicyBytes.read(bytes);
    }
    throw new IllegalArgumentException("column '" + COLUMN + "' must have BYTES, not " + value);
  }

  /**
   * The newest of a stream's policies: of a bounded stream one, once it has ended; of one without
   * end each that is newer than all before.
   */
  static DataStream<PolicySnapshot> newest(DataStream<PolicySnapshot> policies) {
    return newest(policies, Tables.isBounded(policies));
  }

  private static DataStream<PolicySnapshot> newest(
      DataStream<PolicySnapshot> policies, boolean bounded) {
    return policies
        .transform("newest policy", RecordTypes.POLICY_SNAPSHOT, new NewestOperator(bounded))
        .setParallelism(1);
  }

  /** Whether there are policies below a folder, not only one that is still being written. */
  static boolean isSaved(String path) throws IOException {
    Path data = FileUtils.getDataPath(path);
    FileSystem files = data.getFileSystem();
    return files.exists(data)
        && Arrays.stream(files.listStatus(data))
            .anyMatch(file -> !file.getPath().getName().startsWith("."));
  }

  /** Writes the newest policy below a folder, once the table has ended. */
  static void save(Table table, String path) {
    ReadWriteUtils.saveModelData(newest(stream(table), true), path, PolicyBytes::write);
  }

  /** The policies below a folder. */
  static Table load(StreamTableEnvironment environment, String path) {
    FileSource<PolicySnapshot> source =
        FileSource.forRecordStreamFormat(new PolicyFileFormat(), FileUtils.getDataPath(path))
            .build();
    return table(
        environment,
        TableUtils.getExecutionEnvironment(environment)
            .fromSource(
                source,
                WatermarkStrategy.noWatermarks(),
                "model data",
                RecordTypes.POLICY_SNAPSHOT));
  }
}

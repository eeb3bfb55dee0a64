package org.sluice.ml;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.RowTypeInfo;
import org.apache.flink.ml.api.Model;
import org.apache.flink.ml.common.datastream.TableUtils;
import org.apache.flink.ml.linalg.typeinfo.DenseVectorTypeInfo;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.util.ParamUtils;
import org.apache.flink.ml.util.ReadWriteUtils;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/**
 * Acts under a policy: observations in, actions out.
 *
 * <p>Reads {@code featuresCol}, vectors {@code [observationDim]}; adds {@code outputCol}, vectors
 * {@code [actionDim]}, and {@code modelVersionCol}, if that is set. The model data are a table of
 * policies of one trial ({@link PolicyModelData}). Of a bounded table the newest acts, once all of
 * them have been read. A table without end is followed: each row is acted on under the newest
 * policy that has come. If {@code deterministic} is false, the noise of an action is a function of
 * {@code seed} and the observation: rows of a table have no order.
 */
public final class PolicyModel implements Model<PolicyModel>, PolicyModelParams<PolicyModel> {

  private final Map<Param<?>, Object> paramMap = new HashMap<>();
  private Table modelData;

  /** A model without a policy. */
  public PolicyModel() {
    ParamUtils.initializeMapWithDefaultValues(paramMap, this);
  }

  @Override
  public PolicyModel setModelData(Table... inputs) {
    modelData = Tables.only("model data", inputs);
    return this;
  }

  @Override
  public Table[] getModelData() {
    return new Table[] {data()};
  }

  private Table data() {
    if (modelData == null) {
      throw new IllegalStateException(
          "the model has no policy; fit a PolicyLearner, load a model, or call setModelData");
    }
    return modelData;
  }

  /**
   * Adds the actions, and their versions.
   *
   * @throws IllegalArgumentException if the column of observations is missing
   */
  @Override
  public Table[] transform(Table... inputs) {
    Table input = Tables.only("observations", inputs);
    StreamTableEnvironment environment = Tables.environment(input);
    List<String> names = input.getResolvedSchema().getColumnNames();
    Column features = Column.of(names, FEATURES_COL, getFeaturesCol());
    AddedColumns columns = AddedColumns.of(names, this);
    RowTypeInfo given = TableUtils.getRowTypeInfo(input.getResolvedSchema());
    RowTypeInfo result = with(given, DenseVectorTypeInfo.INSTANCE, columns.output());
    if (columns.hasVersion()) {
      result = with(result, Types.LONG, columns.version());
    }
    ActFunction act =
        new ActFunction(features, getDeterministic(), getSeed(), columns.hasVersion(), given);
    return new Table[] {
      environment.fromDataStream(
          environment
              .toDataStream(input)
              .connect(PolicyModelData.newest(PolicyModelData.stream(data())).broadcast())
              .process(act, result))
    };
  }

  private static RowTypeInfo with(RowTypeInfo row, TypeInformation<?> type, String name) {
    TypeInformation<?>[] types = new TypeInformation<?>[row.getArity() + 1];
    String[] names = new String[row.getArity() + 1];
    for (int i = 0; i < row.getArity(); i++) {
      types[i] = row.getTypeAt(i);
      names[i] = row.getFieldNames()[i];
    }
    types[row.getArity()] = type;
    names[row.getArity()] = name;
    return new RowTypeInfo(types, names);
  }

  /**
   * Writes the parameters at once, and the newest policy when the table of policies has ended in
   * the running job. A table without end is never written, as with Flink ML's online models.
   */
  @Override
  public void save(String path) throws IOException {
    PolicyModelData.save(data(), path);
    ReadWriteUtils.saveMetadata(this, path);
  }

  /** Loads what {@link #save} wrote; without a policy if none was written. */
  public static PolicyModel load(StreamTableEnvironment environment, String path)
      throws IOException {
    PolicyModel model = ReadWriteUtils.loadStageParam(path);
    return PolicyModelData.isSaved(path)
        ? model.setModelData(PolicyModelData.load(environment, path))
        : model;
  }

  /** Loads what {@link #save} wrote to act without Flink's runtime. */
  public static PolicyServable loadServable(String path) throws IOException {
    return PolicyServable.load(path);
  }

  @Override
  public Map<Param<?>, Object> getParamMap() {
    return paramMap;
  }
}

package org.sluice.ml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.servable.api.DataFrame;
import org.apache.flink.ml.servable.api.ModelServable;
import org.apache.flink.ml.servable.api.Row;
import org.apache.flink.ml.servable.types.BasicType;
import org.apache.flink.ml.servable.types.DataTypes;
import org.apache.flink.ml.util.ParamUtils;
import org.apache.flink.ml.util.ServableReadWriteUtils;
import org.sluice.env.Generator;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.operators.types.PolicyBytes;

/**
 * Acts under a saved {@link PolicyModel}, without Flink's runtime. For one thread at a time.
 *
 * <p>Reads {@code featuresCol}, vectors {@code [observationDim]}; adds {@code outputCol}, vectors
 * {@code [actionDim]}, and {@code modelVersionCol}, if that is set. If {@code deterministic} is
 * false, the actions are drawn with one generator, row by row; setting {@code seed} restarts it.
 */
public final class PolicyServable
    implements ModelServable<PolicyServable>, PolicyModelParams<PolicyServable> {

  private final Map<Param<?>, Object> paramMap = new HashMap<>();
  private PolicyActor actor;
  private Generator random;

  /** A servable without a policy. */
  public PolicyServable() {
    ParamUtils.initializeMapWithDefaultValues(paramMap, this);
    random = new Generator(getSeed());
  }

  /**
   * Loads what {@link PolicyModel#save} wrote.
   *
   * @throws IOException if there is none, or it is damaged
   * @throws IllegalArgumentException if this build has no such policy
   */
  public static PolicyServable load(String path) throws IOException {
    PolicyServable servable = ServableReadWriteUtils.loadServableParam(path, PolicyServable.class);
    try (InputStream data = ServableReadWriteUtils.loadModelData(path)) {
      return servable.setModelData(data);
    }
  }

  /**
   * Sets the policy.
   *
   * @param data one stream with the bytes of {@link PolicyBytes}; the newest of several policies
   *     acts. Stays open
   * @throws IOException if it cannot be read as policies of one trial
   * @throws IllegalArgumentException if this build has no such policy
   */
  @Override
  public PolicyServable setModelData(InputStream... data) throws IOException {
    if (data.length != 1) {
      throw new IllegalArgumentException("the model data are one stream, not " + data.length);
    }
    InputStream in = new BufferedInputStream(data[0]);
    NewestPolicy newest = new NewestPolicy();
    for (PolicySnapshot next = PolicyBytes.next(in); next != null; next = PolicyBytes.next(in)) {
      newest.add(next);
    }
    actor = new PolicyActor(newest.get());
    return this;
  }

  @Override
  public <V> PolicyServable set(Param<V> parameter, V value) {
    ModelServable.super.set(parameter, value);
    if (parameter.equals(SEED)) {
      random = new Generator(getSeed());
    }
    return this;
  }

  /**
   * Adds the actions, and their versions.
   *
   * @param input Modified. The columns are added
   * @return the same
   * @throws IllegalArgumentException if the column of observations is missing or does not fit
   * @throws IllegalStateException if there is no policy yet
   */
  @Override
  public DataFrame transform(DataFrame input) {
    if (actor == null) {
      throw new IllegalStateException(
          "the servable has no policy; load a saved model, or call setModelData");
    }
    Column features = Column.of(input.getColumnNames(), FEATURES_COL, getFeaturesCol());
    AddedColumns added = AddedColumns.of(input.getColumnNames(), this);
    boolean central = getDeterministic();
    List<DenseVector> actions = new ArrayList<>();
    for (Row row : input.collect()) {
      actor.observe(features, row.get(features.index()));
      actions.add(new DenseVector(central ? actor.actCentrally() : actor.draw(random)));
    }
    input.addColumn(added.output(), DataTypes.VECTOR(BasicType.DOUBLE), actions);
    if (added.hasVersion()) {
      List<Long> versions = Collections.nCopies(actions.size(), actor.version());
      input.addColumn(added.version(), DataTypes.LONG, versions);
    }
    return input;
  }

  @Override
  public Map<Param<?>, Object> getParamMap() {
    return paramMap;
  }
}

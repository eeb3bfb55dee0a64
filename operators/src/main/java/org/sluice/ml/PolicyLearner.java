package org.sluice.ml;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.ml.api.Estimator;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.util.FileUtils;
import org.apache.flink.ml.util.ParamUtils;
import org.apache.flink.ml.util.ReadWriteUtils;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.sluice.env.registry.Envs;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.LiveSpaceParams;
import org.sluice.learning.hyperparameters.ParameterText;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;
import org.sluice.operators.types.RecordTypes;

/**
 * Learns a policy from a table of the steps that its versions took, as {@link
 * org.sluice.learning.trial.TrainingLoop} does from its lanes: the parameters are the same, bit for
 * bit.
 *
 * <p>The table is bounded and has one row per step, in any order. It holds whole iterations: each
 * lane's share of steps under version 0, then under version 1, and so on. The result is one model,
 * with the policy after the last iteration, once all rows have been read; it does not depend on the
 * parallelism. Rows that are roughly in order, iteration after iteration, need the memory of one
 * iteration; others wait for those before them.
 *
 * <p>Hyper-parameters of the trial are parameters as well: {@code set(AlgorithmParams.ALGORITHM,
 * "ppo")}. See {@code docs/flink-ml.md} for the columns.
 */
public final class PolicyLearner
    implements Estimator<PolicyLearner, PolicyModel>, PolicyLearnerParams<PolicyLearner> {

  private static final List<Param<String>> SPACES =
      List.of(LiveSpaceParams.OBSERVATIONS, LiveSpaceParams.ACTIONS);

  /** Stage parameters with their defaults, and the hyper-parameters that are set. */
  private final Map<Param<?>, Object> paramMap = new HashMap<>();

  /** A learner with the defaults of everything but the environment. */
  public PolicyLearner() {
    ParamUtils.initializeMapWithDefaultValues(paramMap, this);
  }

  /**
   * Plans the learning, which happens when the job runs.
   *
   * @param inputs one table of steps
   * @throws IllegalArgumentException if a column is missing, or the parameters do not make a trial
   */
  @Override
  public PolicyModel fit(Table... inputs) {
    Table table = Tables.only("steps", inputs);
    StreamTableEnvironment environment = Tables.environment(table);
    Trial trial = trial();
    StepFunction steps = new StepFunction(this, table.getResolvedSchema().getColumnNames(), trial);
    DataStream<PolicySnapshot> policy =
        environment
            .toDataStream(table)
            .map(steps)
            .transform("learn", RecordTypes.POLICY_SNAPSHOT, new LearnOperator(trial))
            .setParallelism(1);
    PolicyModel model = new PolicyModel();
    ParamUtils.updateExistingParams(model, paramMap);
    return model.setModelData(PolicyModelData.table(environment, policy));
  }

  /**
   * The trial that the parameters make.
   *
   * @throws IllegalArgumentException if they make none; the message says why
   */
  private Trial trial() {
    if (getEnvironment() == null) {
      throw new IllegalArgumentException(
          "environment is not set; it must be the id of a task, or live with"
              + " environment.observations and environment.actions");
    }
    String environment =
        getEnvironment().equals(Trial.LIVE) ? Trial.LIVE : Envs.task(getEnvironment()).text();
    Hyperparameters values = TrialParameters.of(paramMap, environment);
    Trial trial = new Trial(getTrial(), environment, getSeed(), values);
    if (trial.isLive()) {
      for (Param<String> space : SPACES) {
        if (!values.has(space)) {
          throw new IllegalArgumentException(
              space.name + " is not set; it must be " + space.validator);
        }
      }
    }
    if (trial.algorithm().replayCapacity().isPresent()) {
      throw new IllegalArgumentException(
          String.format(
              "algorithm %s learns from a replay buffer of simulated steps, not from a table",
              trial.algorithm().word()));
    }
    trial
        .algorithm()
        .sampler(trial.hyperparameters())
        .simulationOnly()
        .ifPresent(
            lanes -> {
              throw new IllegalArgumentException(
                  lanes
                      + ", which a table of steps cannot do: use another algorithm, or sampler:"
                      + " single-path");
            });
    List<Problem> problems =
        trial.algorithm().check(TrialModel.of(trial).policy(), trial.hyperparameters());
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
    }
    return trial;
  }

  /**
   * Sets a parameter of the stage or a hyper-parameter of the trial.
   *
   * @throws IllegalArgumentException if there is no such parameter, or the value is out of range
   */
  @Override
  public <V> PolicyLearner set(Param<V> parameter, V value) {
    if (known(parameter.name).isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              "PolicyLearner has no parameter '%s'; it has %s, and the trial's hyper-parameters",
              parameter.name,
              stageParameters().map(one -> one.name).sorted().collect(Collectors.joining(", "))));
    }
    if (!parameter.validator.validate(value)) {
      throw new IllegalArgumentException(
          parameter.name + " must be " + parameter.validator + ", not " + value);
    }
    paramMap.put(parameter, value);
    return this;
  }

  /** A parameter's value, or the default that the chosen algorithm gives it. */
  @Override
  public <V> V get(Param<V> parameter) {
    return paramMap.containsKey(parameter)
        ? parameter.clazz.cast(paramMap.get(parameter))
        : TrialParameters.defaultOf(parameter, paramMap);
  }

  private Optional<Param<?>> known(String name) {
    return stageParameters()
        .filter(one -> one.name.equals(name))
        .<Param<?>>map(one -> one)
        .findFirst()
        .or(() -> TrialParameters.find(name));
  }

  private Stream<Param<?>> stageParameters() {
    return ParamUtils.getPublicFinalParamFields(this).stream().distinct();
  }

  @Override
  public Map<Param<?>, Object> getParamMap() {
    return paramMap;
  }

  @Override
  public void save(String path) throws IOException {
    ReadWriteUtils.saveMetadata(this, path);
  }

  /**
   * Loads what {@link #save} wrote.
   *
   * @throws IllegalArgumentException if this build does not know a parameter or allow its value
   */
  public static PolicyLearner load(StreamTableEnvironment environment, String path)
      throws IOException {
    PolicyLearner learner = new PolicyLearner();
    Object saved = FileUtils.loadMetadata(path, PolicyLearner.class.getName()).get("paramMap");
    ((Map<?, ?>) saved)
        .forEach(
            (name, value) -> {
              if (value != null) {
                learner.setText(name.toString(), value.toString());
              }
            });
    return learner;
  }

  private void setText(String name, String text) {
    Param<?> parameter =
        known(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the saved parameter '" + name + "' is unknown to this build"));
    paramMap.put(parameter, value(parameter, text));
  }

  private static <V> V value(Param<V> parameter, String text) {
    Hyperparameters values = new Hyperparameters();
    ParameterText.set(values, parameter, text);
    return values.get(parameter);
  }
}

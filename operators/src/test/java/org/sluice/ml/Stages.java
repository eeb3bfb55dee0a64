package org.sluice.ml;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.java.typeutils.RowTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.ml.param.Param;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.Params;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.Policies;
import org.sluice.learning.trial.SmallTrials;
import org.sluice.learning.trial.Trial;

/** Flink in this process, and stages for trials. */
final class Stages {

  /** The smallest trial there is. */
  static final Trial TRIAL = SmallTrials.of("small", "ppo", "gaussian", 0);

  private static final int MOST = 1000;

  final StreamExecutionEnvironment streams;
  final StreamTableEnvironment tables;

  Stages(RuntimeExecutionMode mode) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(ExecutionOptions.RUNTIME_MODE, mode);
    streams = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    streams.setParallelism(2);
    tables = StreamTableEnvironment.create(streams);
  }

  Table table(List<Row> rows, RowTypeInfo type) {
    return tables.fromDataStream(streams.fromData(rows, type));
  }

  List<Row> collect(Table table) throws Exception {
    return new ArrayList<>(tables.toDataStream(table).executeAndCollect(MOST));
  }

  /** A learner of a trial: with the hyper-parameters that it reads. */
  static PolicyLearner learner(Trial trial) {
    PolicyLearner learner =
        new PolicyLearner()
            .setTrial(trial.id())
            .setEnvironment(trial.environment())
            .setSeed(trial.seed());
    Hyperparameters values = trial.hyperparameters();
    List<Param<?>> read = new ArrayList<>(Params.of(TrialParams.class));
    read.add(AlgorithmParams.ALGORITHM);
    read.addAll(Policies.parameters(values));
    read.addAll(trial.algorithm().parameters());
    read.forEach(parameter -> copy(parameter, values, learner));
    return learner;
  }

  private static <V> void copy(Param<V> parameter, Hyperparameters values, PolicyLearner learner) {
    if (values.has(parameter)) {
      learner.set(parameter, values.get(parameter));
    }
  }
}

package org.sluice.ml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.servable.api.DataFrame;
import org.apache.flink.ml.servable.api.Row;
import org.apache.flink.ml.servable.types.BasicType;
import org.apache.flink.ml.servable.types.DataTypes;
import org.apache.flink.table.api.Table;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;

/** The code of docs/flink-ml.md. */
final class DocumentedExample {

  private DocumentedExample() {}

  static Table learn(Table steps, Table states, String folder) throws IOException {
    PolicyModel model =
        new PolicyLearner()
            .setEnvironment("Pendulum-v1")
            .setSeed(7)
            .set(AlgorithmParams.ALGORITHM, "ppo")
            .set(PolicyParams.TYPE, "gaussian")
            .set(TrialParams.LANES, 3)
            .set(TrialParams.BATCH, 300)
            .fit(steps);
    model.save(folder); // once the job has run
    return model.transform(states)[0]; // the states' columns, and output
  }

  static DenseVector act(String folder, DenseVector observation) throws IOException {
    DataFrame frame =
        new DataFrame(
            new ArrayList<>(List.of("features")),
            new ArrayList<>(List.of(DataTypes.VECTOR(BasicType.DOUBLE))),
            List.of(new Row(new ArrayList<>(List.of(observation)))));
    return PolicyServable.load(folder).transform(frame).collect().get(0).getAs(1);
  }
}

package org.sluice.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.util.ParamUtils;
import org.apache.flink.table.api.Table;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.learning.algorithm.AlgorithmParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.trial.Trial;

/** What docs/flink-ml.md says is so. */
class DocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "flink-ml.md");
  private static final Path EXAMPLE =
      Path.of("src", "test", "java", "org", "sluice", "ml", "DocumentedExample.java");

  @Test
  void theExampleIsShownAndRuns(@TempDir Path folder) throws Exception {
    String source = Files.readString(EXAMPLE);
    String methods = source.substring(source.indexOf("  static Table"), source.lastIndexOf('}'));
    assertThat(Files.readString(DOCUMENT)).contains(methods.indent(-2).strip());

    Stages stages = new Stages(RuntimeExecutionMode.BATCH);
    Trial trial =
        new Trial(
            "trial",
            "Pendulum-v1",
            7,
            new Hyperparameters()
                .set(AlgorithmParams.ALGORITHM, "ppo")
                .set(PolicyParams.TYPE, "gaussian")
                .set(TrialParams.LANES, 3)
                .set(TrialParams.BATCH, 300));
    Recording recording = Recording.of(trial, 2);
    List<Row> states = PolicyModelTest.states(1);
    String path = folder.resolve("model").toString();
    Table actions =
        DocumentedExample.learn(
            stages.table(recording.rows(), Recording.TYPE),
            stages.table(states, PolicyModelTest.STATES),
            path);
    Object action = stages.collect(actions).get(0).getField(2);
    assertThat(DocumentedExample.act(path, (DenseVector) states.get(0).getField(1)))
        .isEqualTo(action);
  }

  @Test
  void everyParameterIsListed() throws Exception {
    String document = Files.readString(DOCUMENT);
    for (Param<?> parameter : ParamUtils.getPublicFinalParamFields(new PolicyLearner())) {
      assertThat(document).contains("`" + parameter.name + "`");
    }
  }
}

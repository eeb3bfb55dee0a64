package org.sluice.jobs.conf.keys;

import org.apache.flink.ml.param.BooleanParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.LongParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.learning.hyperparameters.Range;

/** Parameters of serving. */
public interface ServeParams {

  Param<String> RUN =
      new StringParam(
          "serve.run",
          "Folder of the run whose policies are served, on this machine. In place of kafka and"
              + " topics.",
          "",
          Range.texts("the folder of a run", folder -> true));

  Param<String> TRIAL =
      new StringParam(
          "serve.trial",
          "Id of the trial whose policies are served; may be left out if serve.run has only one.",
          "",
          Range.texts("the id of a trial", id -> true));

  Param<Boolean> DETERMINISTIC =
      new BooleanParam(
          "serve.deterministic",
          "Whether to take the policy's central action; otherwise actions are drawn.",
          true);

  Param<Long> SEED =
      new LongParam("serve.seed", "Seed of drawn actions, together with each request's id.", 1L);

  Param<Integer> LARGEST_REQUEST =
      new IntParam(
          "serve.largest-request",
          "Maximum size of a request's value in bytes, decompressed; larger ones are rejected.",
          1 << 18,
          Range.between(1024, KafkaSettings.LARGEST_REQUEST));
}

package org.sluice.jobs.conf;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.LongParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.learning.hyperparameters.Range;

/** How a job runs its trials: nothing here changes what they learn. */
public interface JobParams {

  Param<Integer> PARALLELISM =
      new IntParam(
          "parallelism",
          "Parallel instances of each operator, a count: 0 has one for each processor, or on a"
              + " cluster what the cluster says.",
          0,
          Range.between(0, 32768));

  Param<Integer> STEPS_PER_RECORD =
      new IntParam(
          "steps-per-record",
          "Transitions in a Kafka record at most, a count.",
          64,
          Range.atLeast(1));

  Param<Integer> SNAPSHOT_EVERY =
      new IntParam(
          "snapshot-every",
          "Every how many versions a policy is kept, beside the first, the best and the last: 0 for"
              + " none.",
          100,
          Range.atLeast(0));

  Param<Double> CHECKPOINT_INTERVAL =
      new DoubleParam(
          "checkpoint-interval",
          "Seconds between checkpoints: what a failure costs at most, beside the restart.",
          2.0,
          Range.between(0.01, 86400));

  Param<String> CHECKPOINT_DIRECTORY =
      new StringParam(
          "checkpoint-directory",
          "Where checkpoints go, an address of a file system that Flink knows: run has them in the"
              + " run's own folder.",
          JobParams.RUN,
          Range.any());

  /** Word for {@link #CHECKPOINT_DIRECTORY} and {@link #TOPIC_PREFIX}: the run's own. */
  String RUN = "run";

  Param<String> TOPIC_PREFIX =
      new StringParam(
          "topics.prefix",
          "What the names of the run's topics begin with: run for the run's name.",
          JobParams.RUN,
          Range.any());

  Param<Integer> PARTITIONS =
      new IntParam(
          "topics.partitions",
          "Partitions of the transitions topic, a count: at least the parallelism that the run is"
              + " ever to have.",
          4,
          Range.between(1, 32768));

  Param<Integer> REPLICATION =
      new IntParam(
          "topics.replication", "Copies of each partition, a count.", 1, Range.between(1, 32767));

  Param<Integer> POLICY_VERSIONS =
      new IntParam(
          "topics.policy-versions",
          "Versions of a trial that the policies topic keeps whatever their age, a count.",
          256,
          Range.atLeast(2));

  Param<Integer> LARGEST_RECORD =
      new IntParam(
          "topics.largest-record",
          "Size of the largest record, bytes: a policy must fit, and steps-per-record steps; at most"
              + " what a producer sends at once.",
          16 << 20,
          Range.between(1024, KafkaSettings.LARGEST_REQUEST));

  Param<Long> TRANSITION_BYTES =
      new LongParam(
          "topics.transition-bytes",
          "Size of a partition of the transitions topic after which its oldest records are deleted,"
              + " bytes; must span the time between checkpoints. Kafka deletes 64 MiB at a time.",
          1L << 30,
          Range.atLeast(64 << 20));
}

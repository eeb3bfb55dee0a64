package org.sluice.jobs.conf.keys;

import org.apache.flink.ml.param.DoubleParam;
import org.apache.flink.ml.param.IntParam;
import org.apache.flink.ml.param.LongParam;
import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.learning.hyperparameters.Range;

/** Parameters of how a job runs its trials; none changes what they learn. */
public interface JobParams {

  Param<Integer> PARALLELISM =
      new IntParam(
          "parallelism",
          "Parallel instances of each operator; 0 means one per processor, or on a cluster"
              + " the cluster's default.",
          0,
          Range.between(0, 32768));

  Param<Integer> STEPS_PER_RECORD =
      new IntParam(
          "steps-per-record",
          "Maximum number of transitions per Kafka record.",
          64,
          Range.atLeast(1));

  Param<Integer> SNAPSHOT_EVERY =
      new IntParam(
          "snapshot-every",
          "Keep every n-th policy version besides the first, the best and the last; 0 keeps none.",
          100,
          Range.atLeast(0));

  Param<Double> CHECKPOINT_INTERVAL =
      new DoubleParam(
          "checkpoint-interval",
          "Seconds between checkpoints; a failure costs at most this much work, plus the restart.",
          2.0,
          Range.between(0.01, 86400));

  Param<String> CHECKPOINT_DIRECTORY =
      new StringParam(
          "checkpoint-directory",
          "Where checkpoints go: an address on a file system that Flink supports, or run"
              + " for the run's own folder.",
          JobParams.RUN,
          Range.texts(CheckpointDirectory.ALLOWED, CheckpointDirectory::isAllowed));

  /**
   * Word for {@link #CHECKPOINT_DIRECTORY} and {@link #TOPIC_PREFIX}: the run's own folder or name.
   */
  String RUN = "run";

  /** Word for {@link #STATE_BACKEND}: the heap of Flink's processes. */
  String HEAP = "heap";

  /** Word for {@link #STATE_BACKEND}: RocksDB, with incremental checkpoints. */
  String ROCKSDB = "rocksdb";

  /** Word for {@link #STATE_BACKEND}: depends on the replay buffers. */
  String AUTO = "auto";

  Param<String> STATE_BACKEND =
      new StringParam(
          "state-backend",
          "Where the job's state is kept between checkpoints: heap; rocksdb, on local disks, whose"
              + " checkpoints contain only what is new; or auto, which is rocksdb if the replay"
              + " buffers can exceed 64 MB. A run that was killed resumes only with the same; one that"
              + " was stopped, with any.",
          JobParams.AUTO,
          Range.oneOf(JobParams.AUTO, JobParams.HEAP, JobParams.ROCKSDB));

  Param<String> TOPIC_PREFIX =
      new StringParam(
          "topics.prefix",
          "Prefix of the run's topic names, or run for the run's name.",
          JobParams.RUN,
          Range.texts(Topics.ALLOWED_PREFIX, prefix -> Topics.problem(prefix).isEmpty()));

  Param<String> SIGNING_KEY_FILE =
      new StringParam(
          "signing-key-file",
          "A file with the key of a live run that takes only signed experience and commands, on this"
              + " machine and on every TaskManager; none for a run that takes all.",
          JobParams.NONE,
          Range.texts(
              "a path, or " + JobParams.NONE, path -> !path.isBlank() && path.indexOf(0) < 0));

  /** Word for {@link #SIGNING_KEY_FILE}. */
  String NONE = "none";

  Param<Integer> PARTITIONS =
      new IntParam(
          "topics.partitions",
          "Partitions of the transitions topic; at least the largest parallelism that the"
              + " run will ever have.",
          4,
          Range.between(1, 32768));

  Param<Integer> REPLICATION =
      new IntParam(
          "topics.replication", "Replication factor of the topics.", 1, Range.between(1, 32767));

  Param<Integer> POLICY_VERSIONS =
      new IntParam(
          "topics.policy-versions",
          "Versions per trial that the policies topic keeps regardless of their age.",
          256,
          Range.atLeast(2));

  Param<Integer> LARGEST_RECORD =
      new IntParam(
          "topics.largest-record",
          "Maximum record size in bytes; a policy and a record of steps-per-record steps must both"
              + " fit.",
          16 << 20,
          Range.between(1024, KafkaSettings.LARGEST_REQUEST));

  Param<Long> TRANSITION_BYTES =
      new LongParam(
          "topics.transition-bytes",
          "Retention size of each partition of the transitions topic, or of a live run's experience"
              + " and of its stored learners, in bytes; must cover the time between checkpoints."
              + " Kafka deletes 64 MiB at a time.",
          1L << 30,
          Range.atLeast(64 << 20));
}

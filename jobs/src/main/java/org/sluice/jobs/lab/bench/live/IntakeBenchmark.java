package org.sluice.jobs.lab.bench.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.jobs.lab.bench.BenchmarkJob;
import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.jobs.train.graph.LivePipeline;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.trial.Learned;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.types.RecordTypes;

/**
 * Measures how fast a job reads experience into a learner that only counts, relative to a bare
 * consumer of the same records on the same broker. Times are from the first record to the last.
 */
public final class IntakeBenchmark {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final double NANOS = 1e-9;

  /** The job's code is not fully compiled after one round. */
  private static final int WARM_UP = 2;

  /**
   * One round.
   *
   * @param records read
   * @param stream seconds in the job
   * @param bare seconds in the consumer
   */
  public record Round(long records, double stream, double bare) {}

  /**
   * All rounds.
   *
   * @param steps per record
   */
  public record Result(int steps, List<Round> rounds) {

    /** The ratio of the job's rate to the consumer's; the median. */
    public double ratio() {
      return Statistics.median(rounds, round -> round.bare() / round.stream());
    }

    /** Steps per second into the job's learner; the median. */
    public double streamRate() {
      return Statistics.median(rounds, round -> steps * round.records() / round.stream());
    }

    /** Steps per second of the consumer; the median. */
    public double bareRate() {
      return Statistics.median(rounds, round -> steps * round.records() / round.bare());
    }
  }

  private final KafkaSettings broker;
  private final Path folder;

  /**
   * @param folder the checkpoint directory
   */
  public IntakeBenchmark(KafkaSettings broker, Path folder) {
    this.broker = broker;
    this.folder = folder;
  }

  /**
   * Measures, after rounds of warm-up.
   *
   * @param steps per record
   * @param records per round
   */
  public Result run(int steps, long records, int rounds) throws Exception {
    List<Round> timed = new ArrayList<>();
    for (int number = 0; number < WARM_UP + rounds; number++) {
      Round result = round(steps, records, number);
      if (number >= WARM_UP) {
        timed.add(result);
      }
    }
    return new Result(steps, timed);
  }

  private Round round(int steps, long records, int number) throws Exception {
    String name = "intake-" + steps + "-" + number;
    try (BenchmarkJob job = new BenchmarkJob(broker, name, folder)) {
      TopicSettings settings = TopicSettings.defaults(1);
      new Administration(broker).ensure(job.topics(), Use.LIVE, settings);
      write(new Messages(job.topics(), settings), steps, records);
      boolean bareFirst = number % 2 == 0;
      double bare = bareFirst ? bare(job, records) : 0;
      double stream = stream(job, steps * records);
      bare = bareFirst ? bare : bare(job, records);
      new Administration(broker).delete(job.topics().names(Use.LIVE));
      return new Round(records, stream, bare);
    }
  }

  private void write(Messages messages, int steps, long records) throws Exception {
    List<Experience> experiences = LiveLoad.experiences(steps);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(broker.producer())) {
      List<ProducerRecord<byte[], byte[]>> patterns =
          experiences.stream().map(messages::of).toList();
      Future<RecordMetadata> sent = null;
      for (long i = 0; i < records; i++) {
        sent = producer.send(patterns.get((int) (i % patterns.size())));
      }
      sent.get(); // they arrive in order
    }
  }

  private double bare(BenchmarkJob job, long records) {
    TopicPartition partition = new TopicPartition(job.topics().experience(), 0);
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(broker.consumer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long left = records;
      long start = 0;
      while (left > 0) {
        int count = consumer.poll(POLL).count();
        if (left == records && count > 0) {
          start = System.nanoTime();
        }
        left -= count;
      }
      return (System.nanoTime() - start) * NANOS;
    }
  }

  private static double stream(BenchmarkJob job, long steps) throws Exception {
    Trial trial = LiveLoad.trial(steps);
    LivePipeline.experience(job.environment(), List.of(trial), job.streams())
        .process(new CountingLiveLearner(trial, steps), RecordTypes.LEARNED)
        .map(Learned::snapshot, RecordTypes.POLICY_SNAPSHOT)
        .sinkTo(job.streams().policiesSink());
    JobExecutionResult result = job.environment().execute("intake");
    long start = result.<Long>getAccumulatorResult(CountingLiveLearner.START);
    long end = result.<Long>getAccumulatorResult(CountingLiveLearner.END);
    return (end - start) * NANOS;
  }
}

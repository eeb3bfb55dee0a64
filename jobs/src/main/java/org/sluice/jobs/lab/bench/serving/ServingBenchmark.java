package org.sluice.jobs.lab.bench.serving;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.sluice.connectors.kafka.Administration;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.RunTopic.Use;
import org.sluice.connectors.kafka.TopicSettings;
import org.sluice.connectors.kafka.Topics;
import org.sluice.jobs.conf.ServeConfiguration;
import org.sluice.jobs.lab.bench.Statistics;
import org.sluice.jobs.serve.ServePipeline;
import org.sluice.jobs.serve.ServedTrial;
import org.sluice.jobs.train.FlinkSettings;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.policy.PolicyParams;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

/**
 * Measures the time from request to answer, relative to two bare hops through the same broker:
 * produce, consume, produce, consume. Both are asked in turn, at the same rate, by the same
 * clients.
 */
public final class ServingBenchmark {

  private static final String TRIAL = "serving";
  private static final String ENVIRONMENT = "HalfCheetah-v4"; // only for its sizes
  private static final Topics SERVED = new Topics("served");
  private static final Topics BARE = new Topics("bare");

  /** One round. */
  public record Round(Latencies served, Latencies bare) {}

  /** All rounds; each accessor returns the median over the rounds. */
  public record Result(List<Round> rounds) {

    /** Ratio of the median latencies. */
    public double ratio() {
      return Statistics.median(rounds, round -> round.served().p50() / round.bare().p50());
    }

    /** Ratio of the 99 % quantiles. */
    public double ratioOfTails() {
      return Statistics.median(rounds, round -> round.served().p99() / round.bare().p99());
    }
  }

  private final KafkaSettings broker;

  public ServingBenchmark(KafkaSettings broker) {
    this.broker = broker;
  }

  /**
   * Measures.
   *
   * @param rounds number of rounds after a warm-up round
   * @param rate requests per second
   * @param count requests per round of each
   */
  public Result run(int rounds, int rate, int count) throws Exception {
    PolicySnapshot policy = policy();
    int observationDim = policy.specification().spaces().observations().size();
    prepare(policy);
    JobClient job = serve();
    List<Round> timed = new ArrayList<>();
    try (PacedRequests served = new PacedRequests(broker, SERVED, TRIAL, observationDim);
        PacedRequests bare = new PacedRequests(broker, BARE, TRIAL, observationDim);
        BareRelay relay = new BareRelay(broker, BARE)) {
      for (int round = -1; round < rounds; round++) {
        relay.check();
        boolean servedFirst = round % 2 == 0;
        Latencies first = (servedFirst ? served : bare).ask(count, rate);
        Latencies second = (servedFirst ? bare : served).ask(count, rate);
        if (round >= 0) {
          timed.add(servedFirst ? new Round(first, second) : new Round(second, first));
        }
      }
    } finally {
      job.cancel().get();
      job.getJobExecutionResult().handle((result, error) -> null).get();
    }
    return new Result(timed);
  }

  /** A flow at the sizes of HalfCheetah. */
  private static PolicySnapshot policy() {
    Trial trial =
        new Trial(
            TRIAL,
            ENVIRONMENT,
            1,
            new Hyperparameters().set(PolicyParams.TYPE, "normalizing-flow"));
    return InitialPolicy.of(trial, TrialModel.of(trial));
  }

  private void prepare(PolicySnapshot policy) throws Exception {
    Administration administration = new Administration(broker);
    TopicSettings settings = TopicSettings.defaults(1);
    administration.ensure(SERVED, Use.LIVE, settings);
    administration.ensure(BARE, Use.SERVED, settings);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(broker.producer())) {
      producer.send(new Messages(SERVED, settings).of(policy)).get();
    }
  }

  private JobClient serve() throws Exception {
    ServeConfiguration configuration =
        ServeConfiguration.parse(
            Path.of("serve-bench"),
            """
            serve: {trial: %s, deterministic: false}
            topics: {prefix: %s, partitions: 1}
            kafka.bootstrap-servers: %s
            parallelism: 1
            """
                .formatted(TRIAL, SERVED.prefix(), broker.bootstrapServers()),
            List.of());
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(
            1, ServePipeline.configure(FlinkSettings.local(configuration.job())));
    try (ServedTrial trial = ServedTrial.open(configuration)) {
      trial.prepareTopics();
      ServePipeline.build(environment, trial.streams(), trial.rules());
    }
    return environment.executeAsync("serve-bench");
  }
}

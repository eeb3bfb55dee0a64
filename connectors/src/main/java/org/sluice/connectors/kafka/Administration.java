package org.sluice.connectors.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.sluice.connectors.kafka.RunTopic.Use;

/** Checks and creates a run's topics before it starts. */
public final class Administration {

  /** Timeout after which a broker counts as unreachable. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration RETRY = Duration.ofMillis(10);

  /** As many replicas as the brokers' own setting says. */
  private static final int BROKERS_DEFAULT = -1;

  private final KafkaSettings settings;
  private final Duration patience;

  public Administration(KafkaSettings settings) {
    this(settings, PATIENCE);
  }

  /**
   * For brokers that are known to be reachable.
   *
   * @param patience timeout after which they count as unreachable anyway
   */
  public Administration(KafkaSettings settings, Duration patience) {
    this.settings = settings;
    this.patience = patience;
  }

  /**
   * Checks that a broker answers.
   *
   * @throws BrokerUnreachableException within 15 seconds if none does
   */
  public void check() {
    try (Session session = new Session()) {
      session.get(session.admin.describeCluster().nodes());
    }
  }

  /**
   * The cluster id of the brokers.
   *
   * @throws BrokerUnreachableException within 15 seconds if no broker answers
   */
  public String clusterId() {
    try (Session session = new Session()) {
      return session.get(session.admin.describeCluster().clusterId());
    }
  }

  /**
   * Creates those of a simulating run's topics that do not exist and checks the others.
   *
   * @throws BrokerUnreachableException within 15 seconds if no broker answers
   * @throws TopicSettingsException if an existing topic guarantees too little, or a topic cannot be
   *     created
   */
  public void ensure(Topics topics, TopicSettings topicSettings) {
    ensure(topics, Use.SIMULATED, topicSettings);
  }

  /** {@link #ensure(Topics, TopicSettings)} for a run of any kind. */
  public void ensure(Topics topics, Use use, TopicSettings topicSettings) {
    List<TopicSpec> specs = topics.specs(use, topicSettings);
    boolean serves = specs.stream().anyMatch(spec -> spec.name().equals(topics.requests()));
    ensure(specs, name -> rights(topics, name, serves));
  }

  /**
   * Creates a topic of demonstrations if it does not exist, and checks it otherwise: it has one
   * partition, keeps everything, and takes records of 16 MiB.
   *
   * @throws BrokerUnreachableException within 15 seconds if no broker answers
   * @throws TopicSettingsException if it guarantees too little, or cannot be created
   */
  public void ensureDemonstrations(String topic) {
    Map<String, String> usual = Kept.forEver().configuration(TopicSettings.defaults(1));
    ensure(
        List.of(new TopicSpec(topic, 1, BROKERS_DEFAULT, usual, false)),
        name -> EnumSet.of(AclOperation.DESCRIBE_CONFIGS, AclOperation.WRITE));
  }

  /**
   * @param rights that a topic of this name must grant
   */
  private void ensure(List<TopicSpec> specs, Function<String, Set<AclOperation>> rights) {
    List<String> names = specs.stream().map(TopicSpec::name).toList();
    try (Session session = new Session()) {
      while (true) {
        Set<String> existing = session.get(session.admin.listTopics().names());
        List<TopicSpec> missing = new ArrayList<>(specs);
        missing.removeIf(spec -> existing.contains(spec.name()));
        try {
          session.create(missing);
          session.requireRights(names, rights);
          session.compare(specs, names);
          session.ends(names); // a producer that meets a partition without a leader may hang
          return;
        } catch (UnknownTopicOrPartitionException e) {
          // A broker learns of created and deleted topics slightly later than the controller.
          session.pause();
        }
      }
    }
  }

  private static Set<AclOperation> rights(Topics topics, String name, boolean serves) {
    Set<AclOperation> rights =
        EnumSet.of(AclOperation.DESCRIBE_CONFIGS, AclOperation.WRITE, AclOperation.READ);
    if (name.equals(topics.rejected()) || name.equals(topics.answers())) {
      rights.remove(AclOperation.READ);
    } else if (name.equals(topics.experience())
        || name.equals(topics.requests())
        || (serves && name.equals(topics.releases()))) {
      rights.remove(AclOperation.WRITE);
    }
    return rights;
  }

  /**
   * Checks that a run's topics are empty: a new run would take existing records for its own.
   *
   * @throws BrokerUnreachableException within 15 seconds if no broker answers
   * @throws TopicSettingsException if one has records
   */
  public void requireEmpty(Topics topics) {
    requireEmpty(topics.names(Use.SIMULATED));
  }

  /** {@link #requireEmpty(Topics)} for topics of these names. */
  public void requireEmpty(List<String> names) {
    try (Session session = new Session()) {
      session
          .ends(names)
          .forEach(
              (partition, end) -> {
                if (end.offset() > 0) {
                  throw new TopicSettingsException(
                      "the topic "
                          + partition.topic()
                          + " holds records of an earlier run; resume that one, delete its topics,"
                          + " or give this run another name");
                }
              });
    }
  }

  /**
   * Checks that a run's topics exist, since a resumed run reads the records that its savepoint or
   * checkpoint refers to.
   *
   * @throws BrokerUnreachableException within 15 seconds if no broker answers
   * @throws TopicSettingsException if one does not
   */
  public void requirePresent(Topics topics) {
    requirePresent(topics.names(Use.SIMULATED));
  }

  /** {@link #requirePresent(Topics)} for topics of these names. */
  public void requirePresent(List<String> names) {
    try (Session session = new Session()) {
      List<String> missing = new ArrayList<>(names);
      missing.removeAll(session.get(session.admin.listTopics().names()));
      if (!missing.isEmpty()) {
        throw new TopicSettingsException(
            "the savepoint or checkpoint to resume from needs records of missing topics: "
                + String.join(", ", missing)
                + "; restore them, or start a new run");
      }
    }
  }

  /**
   * Deletes those of a run's topics that exist.
   *
   * @throws BrokerUnreachableException within 15 seconds if no broker answers
   */
  public void delete(Topics topics) {
    delete(topics.names(Use.SIMULATED));
  }

  /** {@link #delete(Topics)} for topics of these names. */
  public void delete(List<String> names) {
    try (Session session = new Session()) {
      for (KafkaFuture<Void> deleted :
          session.admin.deleteTopics(names).topicNameValues().values()) {
        try {
          session.get(deleted);
        } catch (UnknownTopicOrPartitionException e) {
          // Already deleted.
        }
      }
    }
  }

  /** An admin client with one deadline for all its requests. */
  private final class Session implements AutoCloseable {

    private final long deadline = System.nanoTime() + patience.toNanos();
    private final Admin admin;

    Session() {
      try {
        admin = Admin.create(settings.admin());
      } catch (KafkaException e) {
        throw BrokerUnreachableException.of(settings, e);
      }
    }

    void create(List<TopicSpec> missing) {
      Denied denied = new Denied(settings);
      admin
          .createTopics(missing.stream().map(TopicSpec::create).toList())
          .values()
          .forEach(
              (name, created) ->
                  denied.of("Create (or Describe)", name, () -> made(name, created)));
      denied.check();
    }

    private void made(String name, KafkaFuture<Void> created) {
      try {
        answer(created);
      } catch (TopicExistsException e) {
        // Another job of the run created it first; it is checked like any existing topic.
      } catch (AuthorizationException e) {
        throw e;
      } catch (KafkaException e) {
        throw new TopicSettingsException("cannot create " + name + ": " + e.getMessage());
      }
    }

    /** A right that is missing would show only once the job needs it, and stop it then. */
    void requireRights(List<String> names, Function<String, Set<AclOperation>> rights) {
      Denied denied = new Denied(settings);
      admin
          .describeTopics(
              TopicCollection.ofTopicNames(names),
              new DescribeTopicsOptions().includeAuthorizedOperations(true))
          .topicNameValues()
          .forEach(
              (name, description) ->
                  denied.of(
                      "Describe",
                      name,
                      () -> denied.missing(name, rights.apply(name), answer(description))));
      denied.check();
    }

    void compare(List<TopicSpec> specs, List<String> names) {
      Map<String, TopicDescription> topics = get(admin.describeTopics(names).allTopicNames());
      Map<String, Map<String, String>> configurations = configurations(names);
      String problems =
          specs.stream()
              .flatMap(
                  spec ->
                      spec
                          .problems(
                              topics.get(spec.name()).partitions().size(),
                              configurations.get(spec.name()))
                          .stream())
              .collect(Collectors.joining("; "));
      if (!problems.isEmpty()) {
        throw new TopicSettingsException(
            problems
                + "; alter or delete these topics, "
                + (specs.get(0).ofRun() ? "change the configuration to match them, " : "")
                + "or choose another name");
      }
    }

    /** The ends of all partitions; answered once each has a leader. */
    Map<TopicPartition, ListOffsetsResultInfo> ends(List<String> names) {
      Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
      get(admin.describeTopics(names).allTopicNames())
          .forEach(
              (name, topic) ->
                  topic
                      .partitions()
                      .forEach(
                          partition ->
                              wanted.put(
                                  new TopicPartition(name, partition.partition()),
                                  OffsetSpec.latest())));
      return get(admin.listOffsets(wanted).all());
    }

    private Map<String, Map<String, String>> configurations(List<String> names) {
      Map<String, Map<String, String>> configurations = new HashMap<>();
      get(admin
              .describeConfigs(
                  names.stream()
                      .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                      .toList())
              .all())
          .forEach(
              (topic, configuration) -> {
                Map<String, String> values = new HashMap<>();
                configuration.entries().forEach(entry -> values.put(entry.name(), entry.value()));
                configurations.put(topic.name(), values);
              });
      return configurations;
    }

    void pause() {
      if (System.nanoTime() > deadline) {
        throw new TopicSettingsException("the topics were created but are not visible");
      }
      LockSupport.parkNanos(RETRY.toNanos());
    }

    /** Exceptions that are not about the address are rethrown unchanged. */
    <T> T answer(KafkaFuture<T> answer) {
      try {
        return get(answer);
      } catch (BrokerUnreachableException e) {
        if (e.getCause() instanceof AuthorizationException refused) {
          throw refused;
        }
        throw e;
      }
    }

    <T> T get(KafkaFuture<T> answer) {
      try {
        return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (java.util.concurrent.TimeoutException e) {
        throw BrokerUnreachableException.of(
            settings, new TimeoutException("no answer within " + patience.toSeconds() + " s"));
      } catch (ExecutionException e) {
        if (e.getCause() instanceof ApiException answered
            && !(answered instanceof TimeoutException
                || answered instanceof AuthenticationException
                || answered instanceof AuthorizationException)) {
          throw answered;
        }
        throw BrokerUnreachableException.of(settings, e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaException("interrupted while waiting for a broker", e);
      }
    }

    @Override
    public void close() {
      admin.close(Duration.ZERO);
    }
  }
}

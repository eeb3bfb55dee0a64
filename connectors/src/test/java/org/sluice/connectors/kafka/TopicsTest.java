package org.sluice.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.connectors.codec.RecordKind;
import org.sluice.connectors.kafka.RunTopic.Use;

class TopicsTest {

  private static final TopicSpec POLICIES =
      RunTopic.POLICIES.spec(new Topics("run"), TopicSettings.defaults(2));

  @Test
  void names() {
    Topics topics = new Topics("run-1");
    assertThat(topics.names(Use.SIMULATED))
        .containsExactly("run-1.transitions", "run-1.policies", "run-1.progress", "run-1.rejected");
    assertThat(topics.names(Use.LIVE))
        .containsExactly(
            "run-1.experience",
            "run-1.policies",
            "run-1.progress",
            "run-1.rejected",
            "run-1.releases",
            "run-1.batches",
            "run-1.models",
            "run-1.learners");
    assertThat(topics.names(Use.SERVED))
        .containsExactly("run-1.rejected", "run-1.releases", "run-1.requests", "run-1.answers");
  }

  @ParameterizedTest
  @EnumSource(Use.class)
  void specificationsAreInTheOrderOfTheNames(Use use) {
    Topics topics = new Topics("run-1");
    assertThat(topics.specs(use, TopicSettings.defaults(2)))
        .extracting(TopicSpec::name)
        .isEqualTo(topics.names(use));
  }

  @ParameterizedTest
  @EnumSource(value = RecordKind.class, mode = Mode.EXCLUDE, names = "DEMONSTRATION")
  void everyKindOfARunsRecordsHasOneTopic(RecordKind kind) {
    assertThat(RunTopic.values()).filteredOn(topic -> topic.kinds().contains(kind)).hasSize(1);
    assertThat(RunTopic.of(kind).kinds()).contains(kind);
  }

  @Test
  void lanesTakePartitionsInTurn() {
    for (String trial : new String[] {"hopper", "polygenelubricants", "é"}) {
      assertThat(IntStream.range(0, 8).map(lane -> Topics.partition(trial, lane, 4)).toArray())
          .containsOnly(0, 1, 2, 3)
          .satisfies(
              partitions ->
                  assertThat(IntStream.of(partitions).filter(p -> p == 0).count()).isEqualTo(2));
      assertThat(Topics.partition(trial, 5, 1)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "ä"})
  void namesThatKafkaWouldNotTake(String prefix) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Topics(prefix))
        .withMessageContaining("'" + prefix + "' cannot be a topic prefix");
  }

  @Test
  void settingsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopicSettings.defaults(0))
        .withMessage("partitions must be at least 1, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TopicSettings(1, 1, 1, Duration.ZERO, 1 << 20, 1 << 30))
        .withMessage("policyVersions must be at least 2, not 1");
  }

  @Test
  void existingTopicsMayBeMoreGenerous() {
    Map<String, String> existing = new HashMap<>(POLICIES.configuration());
    assertThat(POLICIES.problems(1, existing)).isEmpty();
    existing.put("min.compaction.lag.ms", Long.toString(Long.MAX_VALUE));
    existing.put("segment.bytes", "1");
    assertThat(POLICIES.problems(1, existing)).isEmpty();
  }

  @Test
  void existingTopicsMayNotPromiseLess() {
    Map<String, String> existing = new HashMap<>(POLICIES.configuration());
    existing.put("min.compaction.lag.ms", "0");
    existing.put("cleanup.policy", "compact,delete");
    assertThat(POLICIES.problems(3, existing))
        .containsExactly(
            "run.policies has 3 partitions, not 1",
            "run.policies has cleanup.policy=compact,delete, not compact",
            "run.policies has min.compaction.lag.ms=0, less than 120000 (checkpoint-interval)");
  }

  @Test
  void theExperienceTopicHasTheBrokersClockAndIsNotDeletedByAge() {
    TopicSpec experience = RunTopic.EXPERIENCE.spec(new Topics("run"), TopicSettings.defaults(2));
    Map<String, String> existing = new HashMap<>(experience.configuration());
    assertThat(experience.problems(2, existing)).isEmpty();
    existing.put("message.timestamp.type", "CreateTime");
    existing.put("retention.ms", "604800000");
    existing.put("cleanup.policy", "compact");
    assertThat(experience.problems(2, existing))
        .containsExactly(
            "run.experience has cleanup.policy=compact, not delete",
            "run.experience has message.timestamp.type=CreateTime, not LogAppendTime",
            "run.experience has retention.ms=604800000, less than -1, which is without limit");
  }
}

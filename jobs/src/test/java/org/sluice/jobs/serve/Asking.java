package org.sluice.jobs.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.sluice.connectors.codec.AnswerCodec;
import org.sluice.connectors.codec.Codec;
import org.sluice.connectors.codec.Rejected;
import org.sluice.connectors.codec.RejectedCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.connectors.kafka.KafkaSettings;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.kafka.TopicTail;
import org.sluice.connectors.kafka.Topics;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.serving.Answer;
import org.sluice.learning.serving.Request;

/** A program that asks, and a learner that publishes. */
public final class Asking implements AutoCloseable {

  private final KafkaSettings broker;
  private final Topics topics;
  private final Messages messages;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Random random = new Random(3);
  private final List<Request> asked = new ArrayList<>();

  public Asking(KafkaSettings broker, Topics topics) {
    this.broker = broker;
    this.topics = topics;
    this.messages = new Messages(topics, 256);
    this.producer = new KafkaProducer<>(broker.producer());
  }

  void publish(PolicySnapshot snapshot) throws Exception {
    write(messages.of(snapshot));
  }

  void release(Release release) throws Exception {
    write(messages.of(release));
  }

  /** Asks for actions in Pendulum's states, each for an actor of its own. */
  public void ask(String trial, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      float angle = 6 * random.nextFloat();
      float[] state = {(float) Math.cos(angle), (float) Math.sin(angle), random.nextFloat()};
      ask("r-" + asked.size(), trial, state);
    }
    producer.flush();
  }

  void ask(String id, String trial, float... state) throws Exception {
    Request request = new Request(id, "line-" + asked.size(), trial, Observations.of(state));
    asked.add(request);
    write(messages.of(request));
  }

  /** Writes bytes with the headers of a request. */
  void write(byte[] value) throws Exception {
    ProducerRecord<byte[], byte[]> like =
        messages.of(new Request("i", "a", "t", Observations.NONE));
    write(new ProducerRecord<>(topics.requests(), null, like.key(), value, like.headers()));
  }

  void write(ProducerRecord<byte[], byte[]> message) throws Exception {
    producer.send(message).get();
  }

  /** Everything that was asked, in order. */
  public List<Request> asked() {
    return asked;
  }

  /** All answers that are there, repeated ones too. */
  public List<Answer> answers() {
    return read(topics.answers(), new AnswerCodec());
  }

  List<Rejected> rejected() {
    return read(topics.rejected(), new RejectedCodec());
  }

  private <T> List<T> read(String topic, Codec<T> codec) {
    List<T> records = new ArrayList<>();
    try (TopicTail tail = new TopicTail(broker, broker.consumer())) {
      tail.readAll(topic);
      tail.readToEnd(
          message -> {
            try {
              records.add(Messages.open(message, codec));
            } catch (UnreadableRecordException e) {
              throw new IllegalStateException(e);
            }
          });
    }
    return records;
  }

  @Override
  public void close() {
    producer.close();
  }
}

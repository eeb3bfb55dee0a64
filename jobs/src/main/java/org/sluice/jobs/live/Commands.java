package org.sluice.jobs.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.sluice.connectors.kafka.Messages;
import org.sluice.connectors.secrets.Signatures;
import org.sluice.learning.live.log.Command;

/** Writes commands to a live trial's log. */
public final class Commands {

  private Commands() {}

  /**
   * Writes commands, in their order.
   *
   * @return the offset of the last
   * @throws RunTopicsException if they cannot be written
   */
  public static long send(LiveRun run, List<Command> commands) {
    Messages messages = new Messages(run.topics(), run.policyVersions());
    Optional<Signatures> signatures = run.signatures();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(run.kafka().producer())) {
      RecordMetadata last = null;
      for (Command command : commands) {
        last = producer.send(messages.of(command, signatures)).get();
      }
      return last == null ? -1 : last.offset();
    } catch (ExecutionException e) {
      throw new RunTopicsException(
          "the command cannot be written: " + e.getCause().getMessage(), e.getCause());
    } catch (KafkaException e) {
      throw new RunTopicsException("the command cannot be written: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunTopicsException("interrupted before the command was written", e);
    }
  }
}

package org.sluice.connectors.actor;

import java.util.function.Consumer;
import org.sluice.learning.live.log.LiveRecord;

/**
 * Sees every record of a client before it waits to be written, and may drop it or pass it on more
 * than once: to try out how a learner takes it. For any number of threads.
 */
@FunctionalInterface
public interface RecordInterceptor {

  /**
   * Handles a record.
   *
   * @param onward takes it to the topic
   */
  void accept(LiveRecord record, Consumer<LiveRecord> onward);
}

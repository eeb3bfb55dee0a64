package org.sluice.connectors.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sluice.connectors.codec.LiveSamples;
import org.sluice.learning.live.log.LiveRecord;

class RecordQueueTest {

  @Test
  void theOldestMakeRoom() throws InterruptedException {
    LiveRecord first = LiveSamples.experience(10);
    LiveRecord reward = LiveSamples.reward();
    LiveRecord second = LiveSamples.experience(20);
    RecordQueue queue = new RecordQueue(RecordQueue.bytes(reward) + RecordQueue.bytes(second));
    queue.add(first);
    queue.add(reward);
    queue.add(second);
    assertThat(queue.lost()).isEqualTo(10);
    assertThat(queue.poll(0)).isSameAs(reward);
    assertThat(queue.poll(0)).isSameAs(second);
    assertThat(queue.poll(0)).isNull();
    queue.add(reward);
    assertThat(queue.poll(0)).isSameAs(reward);
    assertThat(queue.lost()).isEqualTo(10);
  }

  @Test
  void aRecordThatIsLargerThanAllIsKeptAlone() throws InterruptedException {
    RecordQueue queue = new RecordQueue(1);
    LiveRecord large = LiveSamples.pixels(100);
    queue.add(LiveSamples.reward());
    queue.add(large);
    assertThat(queue.poll(0)).isSameAs(large);
    assertThat(queue.lost()).isEqualTo(1);
  }
}

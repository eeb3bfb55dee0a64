package org.sluice.connectors.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sluice.connectors.codec.ExperienceCodec;
import org.sluice.connectors.codec.UnreadableRecordException;
import org.sluice.env.Box;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.records.EndMark;

class StepBufferTest {

  @Test
  void bytes() throws UnreadableRecordException {
    StepBuffer buffer = new StepBuffer(Box.bytes(1, 2), 1, 3);
    buffer.add(new double[] {0, 255}, new double[] {2}, -1, 0.5f, false);
    buffer.add(new double[] {128, 7}, new double[] {1}, -2, 0.25f, true);
    Experience experience = buffer.take("t", "a", 9, 4, 3, new double[] {200, 1}, EndMark.NONE);
    assertThat(experience.transitions().observations().bytes())
        .containsExactly(0, (byte) 255, (byte) 128, 7);
    assertThat(experience.transitions().nextObservation().bytes()).containsExactly((byte) 200, 1);
    assertThat(experience.rewardsLater()).containsExactly(1);
    assertThat(buffer.steps()).isZero();
    ExperienceCodec codec = new ExperienceCodec();
    assertThat(codec.decode(codec.encode(experience))).isEqualTo(experience);
  }
}

package org.sluice.connectors.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FloatBlockTest {

  private final FloatBlock floats = new FloatBlock();

  @Test
  void readsLittleEndianFloats() {
    assertThat(floats.eval(new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0x20, (byte) 0xc1}))
        .containsExactly(1f, -10f);
    assertThat(floats.eval(new byte[0])).isEmpty();
    assertThat(floats.eval(null)).isNull();
  }

  @Test
  void whatIsNoWholeNumbersIsRefused() {
    assertThatThrownBy(() -> floats.eval(new byte[6]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6 bytes");
  }
}

package org.sluice.learning.kfac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KfacStateTest {

  private static KfacState state() {
    KfacState state = new KfacState(3, 2, 0.03);
    Arrays.setAll(state.factors, i -> Math.sqrt(i + 2));
    Arrays.setAll(state.momentum, i -> -1 / (i + 3.0));
    state.updates = 1L << 40;
    return state;
  }

  @Test
  void bytesBringBackEveryBit() {
    KfacState restored = new KfacState(3, 2, 1);
    restored.restore(state().toBytes());
    assertThat(restored.factors).containsExactly(state().factors);
    assertThat(restored.momentum).containsExactly(state().momentum);
    assertThat(restored.learningRate).isEqualTo(0.03);
    assertThat(restored.updates).isEqualTo(1L << 40);
    assertThat(restored.toBytes()).isEqualTo(state().toBytes());
  }

  @Test
  void refusesOtherBytesAndStaysAsItWas() {
    byte[] good = state().toBytes();
    byte[] otherVersion = good.clone();
    otherVersion[3] = 9;
    refuses(otherVersion, "version 9");
    refuses(Arrays.copyOf(good, good.length - 1), "ends after");
    refuses(Arrays.copyOf(good, good.length + 2), "2 bytes too many");
    refuses(new byte[0], "ends after 0");
    refuses(new KfacState(4, 2, 1).toBytes(), "another network: 4 factors, here 3");
    refuses(new KfacState(3, 1, 1).toBytes(), "another network: 1 momentum, here 2");
    byte[] notFinite = good.clone();
    ByteBuffer.wrap(notFinite).putDouble(good.length - Double.BYTES, Double.NaN);
    refuses(notFinite, "no update leaves");
  }

  private static void refuses(byte[] bytes, String reason) {
    KfacState state = state();
    assertThatThrownBy(() -> state.restore(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
    assertThat(state.toBytes()).isEqualTo(state().toBytes());
  }
}

package org.sluice.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceTextTest {

  @Test
  void spacesAreReadAsPeopleWriteThem() {
    assertThat(SpaceText.parse("17")).isEqualTo(Box.unbounded(17));
    assertThat(SpaceText.parse(" 6  in -1..1 ")).isEqualTo(Box.uniform(6, -1, 1));
    assertThat(SpaceText.parse("2 in -2..2, 0..1.5e3"))
        .isEqualTo(Box.of(new double[] {-2, 0}, new double[] {2, 1500}));
    assertThat(SpaceText.parse("3x84x84 bytes")).isEqualTo(Box.bytes(3, 84, 84));
    assertThat(SpaceText.parse("discrete 4")).isEqualTo(new Discrete(4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-3",
        "three",
        "6 in",
        "6 in 1..-1",
        "6 in -1..1, 0..1",
        "6 in 0..Infinity",
        "6 in 1",
        "discrete 0",
        "discrete",
        "3x bytes",
        "99999999",
        "9999999x9999999x9999999 bytes",
        "123456789012345678901234567890"
      })
  void nothingElseIsASpace(String text) {
    assertThat(SpaceText.isSpace(text)).isFalse();
    assertThatThrownBy(() -> SpaceText.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}

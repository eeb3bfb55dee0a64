package org.sluice.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectedTest {

  private static final int LARGEST = 1024;

  private static Rejected rejected(String message, byte[] value, List<Rejected.Header> headers) {
    return new Rejected("DAMAGED", message, "run.transitions", 2, 77, null, value, headers);
  }

  @Test
  void aSmallOriginalIsKept() {
    Rejected small = rejected("what is wrong", new byte[1000], List.of());
    assertThat(small.bounded(LARGEST)).isSameAs(small);
  }

  @Test
  void aLargeOriginalIsToldByItsPlace() {
    Rejected bounded = rejected("what is wrong", new byte[20_000_000], List.of()).bounded(LARGEST);
    assertThat(bounded)
        .isEqualTo(
            new Rejected(
                "DAMAGED",
                "what is wrong; the original of 20,000,000 bytes is not included",
                "run.transitions",
                2,
                77,
                null,
                null,
                List.of()));
  }

  @Test
  void headersCountToo() {
    List<Rejected.Header> many = Collections.nCopies(100, new Rejected.Header("", null));
    assertThat(rejected("", null, many).bounded(LARGEST).headers()).isEmpty();
    List<Rejected.Header> long1 = List.of(new Rejected.Header("n".repeat(2000), null));
    assertThat(rejected("", null, long1).bounded(LARGEST).headers()).isEmpty();
  }

  @Test
  void aMessageThatRepeatsALongNameIsCut() {
    Rejected kept = rejected("x".repeat(1_000_000), new byte[10], List.of()).bounded(LARGEST);
    assertThat(kept.value()).hasSize(10);
    assertThat(kept.message()).hasSize(1001);
  }
}

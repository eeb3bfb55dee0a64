package org.sluice.operators.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.trial.InitialPolicy;
import org.sluice.learning.trial.SmallTrials;
import org.sluice.learning.trial.Trial;
import org.sluice.learning.trial.TrialModel;

class PolicyBytesTest {

  private static final int VERSION = 8;
  private static final int LENGTH = 16;

  private final Trial trial = SmallTrials.of("own", "trpo", "gaussian", 0);
  private final PolicySnapshot policy = InitialPolicy.of(trial, TrialModel.of(trial));
  private final byte[] bytes = PolicyBytes.of(policy);

  @Test
  void severalPolicies() throws IOException {
    InputStream in =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes),
            new ByteArrayInputStream(PolicyBytes.of(policy.withVersion(1))));
    assertThat(PolicyBytes.next(in)).isEqualTo(policy);
    assertThat(PolicyBytes.next(in)).isEqualTo(policy.withVersion(1));
    assertThat(PolicyBytes.next(in)).isNull();
  }

  @Test
  void everyChangedByteIsNoticed() {
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x10;
      assertThatThrownBy(() -> PolicyBytes.read(damaged)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void everyMissingEndIsNoticed() {
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> PolicyBytes.read(cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void problemsInWords() {
    assertThatThrownBy(() -> PolicyBytes.read("{\"policy\": []}".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("this is not a policy: the first bytes are wrong");
    assertThatThrownBy(
            () -> PolicyBytes.read(ByteBuffer.wrap(bytes.clone()).putInt(VERSION, 1).array()))
        .hasMessageMatching("the policy has format version 1; this build reads version \\d+");
    assertThatThrownBy(
            () ->
                PolicyBytes.read(
                    ByteBuffer.wrap(bytes.clone()).putInt(LENGTH, Integer.MAX_VALUE).array()))
        .hasMessage("the policy is damaged: it ends too early");
    assertThatThrownBy(() -> PolicyBytes.read(Arrays.copyOf(bytes, bytes.length + 1)))
        .hasMessage("bytes follow the policy");
  }
}

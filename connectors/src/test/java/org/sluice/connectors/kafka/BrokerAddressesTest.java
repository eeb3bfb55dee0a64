package org.sluice.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressesTest {

  @Test
  void aHostThatNobodyKnowsIsNamed() {
    assertThatThrownBy(() -> new Administration(KafkaSettings.of("nowhere.invalid:9092")).check())
        .isInstanceOf(BrokerUnreachableException.class)
        .hasMessageStartingWith("the host nowhere.invalid of the Kafka broker cannot be resolved")
        .hasMessageContaining("kafka.bootstrap-servers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:", "localhost:many"})
  void whatIsNoAddressIsToldHowOneLooks(String address) {
    assertThatThrownBy(() -> new Administration(KafkaSettings.of(address)).check())
        .isInstanceOf(BrokerUnreachableException.class)
        .hasMessageStartingWith("'" + address + "' is not a Kafka broker's address")
        .hasMessageContaining("HOST:PORT");
  }

  @Test
  void oneThatIsKnownIsEnough() {
    assertThat(BrokerAddresses.problem("nowhere.invalid:9092, 127.0.0.1:9092")).isEmpty();
    assertThat(BrokerAddresses.problem("a.invalid:1,b.invalid:2"))
        .hasValueSatisfying(problem -> assertThat(problem).contains("a.invalid, b.invalid"));
  }
}

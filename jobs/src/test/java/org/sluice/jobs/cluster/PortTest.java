package org.sluice.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ports of a cluster that are in use. */
class PortTest {

  @Test
  void allThatAreTakenAreNamedWithHolderAndOption() throws IOException {
    try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket everywhere = new ServerSocket(0)) {
      ClusterShape free = ClusterShape.of(1, 1, true, 0, 0);
      free.requireFreePorts();
      ClusterShape shape =
          ClusterShape.of(1, 1, false, one.getLocalPort(), everywhere.getLocalPort());
      assertThatThrownBy(shape::requireFreePorts)
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("port " + one.getLocalPort() + ", needed for Flink's web interface")
          .hasMessageContaining("--port")
          .hasMessageContaining(
              "port " + everywhere.getLocalPort() + ", needed for the Kafka broker")
          .hasMessageContaining("--kafka-port")
          .hasMessageContaining("process " + ProcessHandle.current().pid() + " (");
    }
  }

  @Test
  void everyPortOfAMemberIsChecked() {
    ClusterShape shape = ClusterShape.of(1, 1, true, 0, 0);
    assertThat(shape.ports())
        .extracting(Port::number)
        .containsExactlyInAnyOrder(
            shape.restPort(),
            shape.rpcPort(),
            shape.kafkaPort(),
            shape.zooKeeperPort(),
            shape.metricsPorts().get(0),
            shape.metricsPorts().get(1));
    assertThat(ClusterShape.of(1, 1, false, 0, 0).ports()).hasSize(5); // ZooKeeper is not started
  }

  @Test
  void anotherStartKeepsThePortsThatWereChosen() {
    ClusterShape shape = ClusterShape.of(2, 3, true, 0, 0);
    ClusterShape again = shape.again(shape.restPort(), shape.kafkaPort());
    assertThat(again.restPort()).isEqualTo(shape.restPort());
    assertThat(again.kafkaPort()).isEqualTo(shape.kafkaPort());
    assertThat(again.ports()).extracting(Port::number).doesNotHaveDuplicates();
  }

  @Test
  void onlyAListeningSocketOfThatPortCounts() {
    String listens =
        "   0: 00000000:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0"
            + " 1151 1 00000000c8e7c3d9 100 0 0 10 0";
    assertThat(Listener.inode(listens, 0x1F91)).hasValue("1151");
    assertThat(Listener.inode(listens, 0x1F90)).isEmpty();
    assertThat(Listener.inode(listens.replace(" 0A ", " 01 "), 0x1F91)).isEmpty();
    assertThat(Listener.inode("  sl  local_address rem_address   st", 0x1F91)).isEmpty();
  }

  @Test
  void whoListensIsFound() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
      assertThat(Listener.at(port)).hasValue(ProcessHandle.current());
      assertThat(List.of(new Port("m", "a use", port, "wait"))).allMatch(Port::answers, "answers");
    }
    assertThat(Listener.at(port)).isEmpty();
  }
}

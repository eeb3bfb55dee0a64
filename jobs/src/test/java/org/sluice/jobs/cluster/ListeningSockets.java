package org.sluice.jobs.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP addresses that a process listens on, according to Linux. */
public final class ListeningSockets {

  private static final String LISTEN = "0A";

  private ListeningSockets() {}

  /** The addresses that a process listens at, without their ports. */
  public static List<InetAddress> of(long pid) {
    try {
      Path process = Path.of("/proc", Long.toString(pid));
      Set<String> sockets = sockets(process.resolve("fd"));
      List<InetAddress> addresses = new ArrayList<>();
      for (String table : List.of("tcp", "tcp6")) {
        for (String line : Files.readAllLines(process.resolve("net").resolve(table))) {
          String[] columns = line.strip().split("\\s+", -1);
          if (columns[3].equals(LISTEN) && sockets.contains("socket:[" + columns[9] + "]")) {
            addresses.add(address(columns[1].substring(0, columns[1].indexOf(':'))));
          }
        }
      }
      return addresses;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> sockets(Path descriptors) throws IOException {
    Set<String> sockets = new HashSet<>();
    try (Stream<Path> links = Files.list(descriptors)) {
      for (Path link : (Iterable<Path>) links::iterator) {
        try {
          sockets.add(Files.readSymbolicLink(link).toString());
        } catch (NoSuchFileException e) {
          // closed just now
        }
      }
    }
    return sockets;
  }

  /** Words of four bytes, each in the order of the machine. */
  private static InetAddress address(String hex) throws IOException {
    ByteBuffer there = ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.nativeOrder());
    ByteBuffer address = ByteBuffer.allocate(there.capacity());
    while (there.hasRemaining()) {
      address.putInt(there.getInt());
    }
    return InetAddress.getByAddress(address.array());
  }
}

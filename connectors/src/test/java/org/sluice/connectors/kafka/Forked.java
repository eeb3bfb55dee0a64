package org.sluice.connectors.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A broker in its own process, to be killed. */
final class Forked {

  private static final String READY = "listens at ";

  final Process process;
  final String address;

  private Forked(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  static Forked start(Path data, int port) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Forked.class.getName(),
                data.toString(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return new Forked(process, line.substring(READY.length()));
      }
    }
    throw new IOException("the forked broker ended without listening");
  }

  int port() {
    return Integer.parseInt(address.substring(address.indexOf(':') + 1));
  }

  /** Kills it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The directory and the port; ends when its standard input does. */
  public static void main(String[] arguments) throws IOException {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Map.of())) {
      System.out.println(READY + broker.bootstrapServers());
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }
}

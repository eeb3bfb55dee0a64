package org.sluice.jobs.cli;

import java.util.ArrayList;
import java.util.List;

/** A program whose thread ends with an OutOfMemoryError when no memory is left. */
final class Exhausted {

  private Exhausted() {}

  public static void main(String[] arguments) {
    Failures.sentence(new Error("makes the class ready, as it is in a verb"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {})); // as a command has
    Thread thread = Thread.currentThread(); // later there is no memory to load its class
    List<Object> held = new ArrayList<>(1 << 20);
    for (int bytes = 1 << 20; bytes >= 1; bytes /= 2) {
      try {
        while (true) {
          held.add(new byte[bytes]);
        }
      } catch (OutOfMemoryError e) {
        if (bytes == 1) {
          Failures.handle(thread, e);
        }
      }
    }
    throw new AssertionError(held.size());
  }
}

package org.sluice.env.registry;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sluice.env.Env;

/**
 * Continues from snapshots in another process.
 *
 * <p>Reads a file of entries: name, seed of the actions, steps, snapshot. Prints for each the
 * checksum of what follows the snapshot.
 */
final class ContinueElsewhere {

  private ContinueElsewhere() {}

  public static void main(String[] arguments) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(Path.of(arguments[0])))) {
      int entries = in.readInt();
      for (int i = 0; i < entries; i++) {
        String name = in.readUTF();
        long actionSeed = in.readLong();
        int steps = in.readInt();
        byte[] snapshot = in.readNBytes(in.readInt());
        try (Env env = Subjects.make(name)) {
          env.restore(snapshot);
          System.out.println(name + "\t" + new Play(env, actionSeed).checksum(steps));
        }
      }
    }
  }
}

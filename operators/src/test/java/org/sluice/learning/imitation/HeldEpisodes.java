package org.sluice.learning.imitation;

import java.util.Optional;
import org.sluice.learning.algorithm.UnreachableDataException;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;

/** A source besides files: {@code held://N} has N episodes, of which the third is too wide. */
public final class HeldEpisodes implements DemonstrationSource {

  private static final int WIDE = 3;

  @Override
  public String scheme() {
    return "held";
  }

  @Override
  public String form() {
    return "held://N";
  }

  @Override
  public Episodes open(String address) {
    if (address.endsWith("away")) {
      throw new UnreachableDataException(address + ": nothing answers", null);
    }
    int count = Integer.parseInt(address.substring("held://".length()));
    return new Episodes() {
      private int read;

      @Override
      public Optional<Demonstration> next() {
        if (read == count) {
          return Optional.empty();
        }
        read++;
        int width = read == WIDE ? 2 : 1;
        return Optional.of(
            Demonstration.of(
                "Some-v0",
                "someone",
                0,
                Observations.of(new float[width]),
                new float[] {read},
                new float[1],
                EndMark.NONE,
                Observations.of(new float[width])));
      }

      @Override
      public String place() {
        return "shelf " + read;
      }

      @Override
      public void close() {}
    };
  }
}

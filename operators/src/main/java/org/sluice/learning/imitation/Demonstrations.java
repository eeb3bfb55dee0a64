package org.sluice.learning.imitation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.sluice.env.Generator;
import org.sluice.env.Spaces;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Transitions;
import org.sluice.learning.rollout.ObservationNormaliser;

/** The observations and actions of all demonstrations at an address, in memory. */
final class Demonstrations {

  /** The longest array that every JVM can allocate. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private final Observations observations;
  private final Observations actions;
  private final int steps;
  private final long checksum;

  private Demonstrations(List<Transitions> episodes) {
    this.observations =
        Observations.joined(episodes.stream().map(Transitions::observations).toList());
    this.actions =
        Observations.joined(
            episodes.stream().map(Transitions::actions).map(Observations::of).toList());
    this.steps = episodes.stream().mapToInt(Transitions::steps).sum();
    this.checksum = checksum(List.of(observations, actions));
  }

  /**
   * Reads all demonstrations at an address.
   *
   * @param spaces of the task whose demonstrations they must be
   * @throws DemonstrationException if they cannot be read, do not fit, or there are none
   * @throws org.sluice.learning.algorithm.UnreachableDataException if nothing answers there
   */
  static Demonstrations read(String address, Spaces spaces) {
    List<Transitions> all = new ArrayList<>();
    long numbers = 0;
    try (Episodes episodes = DemonstrationSources.of(address).open(address)) {
      Optional<Demonstration> next = episodes.next();
      for (; next.isPresent(); next = episodes.next()) {
        Transitions episode = fitted(next.get(), spaces, address, episodes).transitions();
        numbers += Math.max(episode.observations().size(), episode.actions().length);
        if (numbers > LONGEST) {
          throw new DemonstrationException(
              String.format(
                  "%s has more than %,d numbers; record fewer episodes", address, LONGEST));
        }
        all.add(episode);
      }
    }
    if (all.isEmpty()) {
      throw new DemonstrationException(address + " has no episodes");
    }
    return new Demonstrations(all);
  }

  private static Demonstration fitted(
      Demonstration read, Spaces spaces, String address, Episodes episodes) {
    try {
      return read.fitted(spaces);
    } catch (DemonstrationException e) {
      throw new DemonstrationException(
          String.format("%s: %s %s", address, episodes.place(), e.getMessage()));
    }
  }

  /** The number of pairs of an observation and an action. */
  int steps() {
    return steps;
  }

  /** Draws pairs uniformly, with replacement, for all rows. */
  void sample(Generator random, Pairs pairs) {
    for (int i = 0; i < pairs.rows(); i++) {
      get(random.nextInt(steps), pairs, i);
    }
  }

  /**
   * Reads a pair.
   *
   * @param pairs Modified. At {@code row}
   */
  void get(int step, Pairs pairs, int row) {
    copy(observations, step, pairs.observations(), row);
    copy(actions, step, pairs.actions(), row);
  }

  private void copy(Observations from, int step, double[] to, int row) {
    int width = from.size() / steps;
    for (int i = 0; i < width; i++) {
      to[row * width + i] = from.get(step * width + i);
    }
  }

  /**
   * Adds the observation of each step, in order.
   *
   * @param normaliser Modified.
   */
  void addTo(ObservationNormaliser normaliser) {
    double[] observation = new double[observations.size() / steps];
    for (int step = 0; step < steps; step++) {
      copy(observations, step, observation, 0);
      normaliser.update(observation);
    }
  }

  /** A checksum of all pairs; never 0. */
  long checksum() {
    return checksum;
  }

  private static long checksum(List<Observations> all) {
    CRC32C checksum = new CRC32C();
    ByteBuffer number = ByteBuffer.allocate(Float.BYTES);
    for (Observations numbers : all) {
      for (int i = 0; i < numbers.size(); i++) {
        checksum.update(number.putFloat(0, numbers.get(i)).array());
      }
    }
    return checksum.getValue() + 1;
  }
}

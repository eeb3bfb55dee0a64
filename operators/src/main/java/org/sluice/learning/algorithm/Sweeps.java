package org.sluice.learning.algorithm;

import java.util.List;

/**
 * The sweeps of an update over one of its networks, all with the same number of samples.
 *
 * @param network the name of one of {@link Algorithm#networks}
 * @param rows samples per sweep
 * @param times number of repetitions of the sequence
 * @param sequence the sweeps in order
 */
public record Sweeps(String network, int rows, int times, List<Sweep> sequence) {

  /** The networks that algorithms have by default. */
  public interface Network {
    /** The policy's log-density. */
    String POLICY = "policy";

    /** The value function. */
    String VALUE = "value";
  }

  /** The kind of a sweep. */
  public enum Sweep {
    /** All values. */
    FORWARD,
    /** All tangents along a direction. */
    TANGENT,
    /** All adjoints and gradients. */
    BACKWARD,
    /** All adjoints, but no gradients of parameters. */
    BACKWARD_TO_INPUTS,
    /** The second moments of every layer's inputs and per-sample gradients. */
    MOMENTS
  }

  /** A repeated sequence of sweeps. */
  public static Sweeps of(String network, int rows, int times, Sweep... sequence) {
    return new Sweeps(network, rows, times, List.of(sequence));
  }
}

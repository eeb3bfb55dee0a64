package org.sluice.learning.algorithm;

import java.util.List;

/**
 * Sweeps that an update makes over one of its networks, all with the same number of samples.
 *
 * @param network which of them
 * @param rows samples per sweep
 * @param times how often the sequence is repeated
 * @param sequence one after the other
 */
public record Sweeps(Network network, int rows, int times, List<Sweep> sequence) {

  /** A learner's networks. */
  public enum Network {
    /** The policy's log-density. */
    POLICY,
    /** The value function. */
    VALUE
  }

  /** What a sweep computes. */
  public enum Sweep {
    /** All values. */
    FORWARD,
    /** All tangents along a direction. */
    TANGENT,
    /** All adjoints and gradients. */
    BACKWARD,
    /** The second moments of every layer's inputs and per-sample gradients. */
    MOMENTS
  }

  /** A sequence of sweeps, repeated. */
  public static Sweeps of(Network network, int rows, int times, Sweep... sequence) {
    return new Sweeps(network, rows, times, List.of(sequence));
  }
}

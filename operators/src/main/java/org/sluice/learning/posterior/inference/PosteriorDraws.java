package org.sluice.learning.posterior.inference;

import org.sluice.env.Generator;
import org.sluice.learning.posterior.PosteriorNetwork;

/**
 * The noise of a gradient step: normal numbers for each row of the minibatch, for the rows of the
 * next states and for the divergence, with the same masks of the factors' flow for all, as in the
 * code of Touati et al. 2018. Buffers of one thread.
 */
public class PosteriorDraws {

  private final PosteriorNetwork network;
  private final double[] one;

  /** For the states, {@code [rows, noiseDim]}. */
  protected final double[] states;

  /** For the next states, {@code [rows, noiseDim]}; empty if they are valued without noise. */
  protected final double[] nextStates;

  /** For the divergence, {@code [divergenceNoiseDim]}. */
  protected final double[] divergence;

  /** The deterministic network's, {@code [rows, noiseDim]}. */
  private final double[] none;

  /**
   * @param forNextStates whether next states have noise of their own
   */
  public PosteriorDraws(PosteriorNetwork network, int rows, boolean forNextStates) {
    this.network = network;
    this.one = new double[network.noiseDim()];
    int numbers = Math.multiplyExact(rows, one.length);
    this.states = new double[numbers];
    this.nextStates = new double[forNextStates ? numbers : 0];
    this.divergence = new double[network.divergenceNoiseDim()];
    this.none = new double[numbers];
    network.centre(one);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(one, 0, none, row * one.length, one.length);
    }
  }

  /** Bytes of the noise. */
  public long bytes() {
    long numbers = 2L * states.length + nextStates.length + divergence.length + one.length;
    return Double.BYTES * numbers;
  }

  /** Draws the noise of a step: masks, then normal numbers. */
  public void draw(Generator random) {
    network.drawMasks(random, divergence);
    int normals = network.normals();
    System.arraycopy(divergence, normals, one, normals, one.length - normals);
    draw(random, states);
    draw(random, nextStates);
    network.drawNormals(random, divergence);
  }

  private void draw(Generator random, double[] all) {
    for (int row = 0; row * one.length < all.length; row++) {
      network.drawNormals(random, one);
      System.arraycopy(one, 0, all, row * one.length, one.length);
    }
  }

  /** For the states, {@code [rows, noiseDim]}; live. */
  public final double[] states() {
    return states;
  }

  /** For the next states, {@code [rows, noiseDim]}, if they have any; live. */
  public final double[] nextStates() {
    return nextStates;
  }

  /** For the divergence, {@code [divergenceNoiseDim]}; live. */
  public final double[] divergence() {
    return divergence;
  }

  /** The noise of the deterministic network, {@code [rows, noiseDim]}; live. */
  public final double[] none() {
    return none;
  }
}

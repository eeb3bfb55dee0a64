package org.sluice.env.mujoco;

/**
 * A part of the floor, in metres.
 *
 * @param minX its least x
 * @param maxX its greatest x
 * @param minY its least y
 * @param maxY its greatest y
 */
public record Rectangle(double minX, double maxX, double minY, double maxY) {

  boolean contains(double x, double y) {
    return x >= minX && x <= maxX && y >= minY && y <= maxY;
  }
}

package org.sluice.env.mujoco;

/**
 * A box on the floor that a task adds to a model's world: 1.5 m high, with the sides along the
 * axes. Robots collide with it as with the floor.
 *
 * @param x of its centre, in metres
 * @param y of its centre, in metres
 * @param halfX half its extent along x, in metres
 * @param halfY half its extent along y, in metres
 */
public record Wall(double x, double y, double halfX, double halfY) {

  /** The element for a model's {@code worldbody}; the wall reaches half a metre below the floor. */
  String element() {
    return String.format(
        "<geom type='box' pos='%s %s 0.5' size='%s %s 1' contype='1' conaffinity='1'/>",
        x, y, halfX, halfY);
  }
}

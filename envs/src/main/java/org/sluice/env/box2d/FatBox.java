package org.sluice.env.box2d;

import org.jbox2d.collision.AABB;
import org.jbox2d.common.Settings;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.Fixture;

/** The box of a shape in the broad phase, somewhat larger than the shape. */
final class FatBox extends AABB {

  final int id;

  /** The engine's handle of the shape. */
  final Object proxy;

  private Fixture fixture;

  FatBox(int id, Object proxy, AABB box) {
    this.id = id;
    this.proxy = proxy;
    enclose(box);
  }

  /** The box of a body's shape. */
  static FatBox of(Fixture fixture) {
    return (FatBox) fixture.m_userData;
  }

  /** Ties the box to its shape; once, right after the shape's creation. */
  void belongTo(Fixture owner) {
    fixture = owner;
    owner.m_userData = this;
  }

  boolean isFixed() {
    return fixture.m_body.m_type == BodyType.STATIC;
  }

  /**
   * Moves the box if its shape leaves it, ahead in the direction of the shape's motion.
   *
   * @return whether it moved
   */
  boolean follow(AABB box, Vec2 displacement) {
    if (lowerBound.x <= box.lowerBound.x
        && lowerBound.y <= box.lowerBound.y
        && box.upperBound.x <= upperBound.x
        && box.upperBound.y <= upperBound.y) {
      return false;
    }
    enclose(box);
    float x = Settings.aabbMultiplier * displacement.x;
    float y = Settings.aabbMultiplier * displacement.y;
    (x < 0 ? lowerBound : upperBound).x += x;
    (y < 0 ? lowerBound : upperBound).y += y;
    return true;
  }

  private void enclose(AABB box) {
    lowerBound.x = box.lowerBound.x - Settings.aabbExtension;
    lowerBound.y = box.lowerBound.y - Settings.aabbExtension;
    upperBound.x = box.upperBound.x + Settings.aabbExtension;
    upperBound.y = box.upperBound.y + Settings.aabbExtension;
  }
}

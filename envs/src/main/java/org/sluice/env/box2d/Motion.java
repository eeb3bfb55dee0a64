package org.sluice.env.box2d;

import org.jbox2d.collision.AABB;
import org.jbox2d.collision.broadphase.BroadPhase;
import org.jbox2d.common.Rot;
import org.jbox2d.common.Sweep;
import org.jbox2d.common.Transform;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.Fixture;

/**
 * Moves bodies along their sweeps, from (c0, a0) at time alpha0 to (c, a) at the end of the step.
 *
 * <p>Follows JBox2D, copyright (c) 2013 Daniel Murphy, and Box2D, copyright (c) 2006 Erin Catto;
 * its licence is in {@code META-INF/licenses/jbox2d.txt}.
 */
final class Motion {

  private final Transform start = new Transform();
  private final AABB first = new AABB();
  private final AABB last = new AABB();
  private final Vec2 displacement = new Vec2();

  /** Copies a sweep with its alpha0. */
  static void copy(Sweep from, Sweep to) {
    to.set(from);
    to.alpha0 = from.alpha0;
  }

  /** Moves the start of a sweep to a later time. */
  static void advance(Sweep sweep, float alpha) {
    float beta = (alpha - sweep.alpha0) / (1.0f - sweep.alpha0);
    sweep.c0.x = (1.0f - beta) * sweep.c0.x + beta * sweep.c.x;
    sweep.c0.y = (1.0f - beta) * sweep.c0.y + beta * sweep.c.y;
    sweep.a0 = (1.0f - beta) * sweep.a0 + beta * sweep.a;
    sweep.alpha0 = alpha;
  }

  /** Moves a body to where it is at a time within the step, and ends its sweep there. */
  static void advance(Body body, float alpha) {
    Sweep sweep = body.m_sweep;
    advance(sweep, alpha);
    sweep.c.set(sweep.c0);
    sweep.a = sweep.a0;
    synchronizeTransform(body);
  }

  /** Sets a body's transform from the end of its sweep. */
  static void synchronizeTransform(Body body) {
    locate(body.m_sweep.c, body.m_sweep.a, body.m_sweep.localCenter, body.m_xf);
  }

  /** Moves the boxes of a body's shapes so that they cover its sweep. */
  void synchronizeFixtures(Body body, BroadPhase broadPhase) {
    locate(body.m_sweep.c0, body.m_sweep.a0, body.m_sweep.localCenter, start);
    displacement.x = body.m_xf.p.x - start.p.x;
    displacement.y = body.m_xf.p.y - start.p.y;
    for (Fixture fixture = body.m_fixtureList; fixture != null; fixture = fixture.m_next) {
      fixture.m_shape.computeAABB(first, start, 0);
      fixture.m_shape.computeAABB(last, body.m_xf, 0);
      first.combine(last);
      broadPhase.moveProxy(FatBox.of(fixture).id, first, displacement);
    }
  }

  private static void locate(Vec2 centre, float angle, Vec2 localCentre, Transform transform) {
    Rot q = transform.q.set(angle);
    transform.p.x = centre.x - (q.c * localCentre.x - q.s * localCentre.y);
    transform.p.y = centre.y - (q.s * localCentre.x + q.c * localCentre.y);
  }
}

package org.sluice.env.box2d;

import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;

/**
 * The rotational inertia of a body that is one polygon.
 *
 * <p>With s the mean of the vertices, c the centroid relative to s, m the mass and J the inertia
 * about s, the inertia about the body's origin is J + m (‖s + c‖² − ‖c‖²). JBox2D omits ‖c‖².
 *
 * <p>Follows JBox2D, copyright (c) 2013 Daniel Murphy, and Box2D, copyright (c) 2006 Erin Catto;
 * its licence is in {@code META-INF/licenses/jbox2d.txt}.
 */
final class Inertia {

  private Inertia() {}

  /** Sets a body's inertia about its centre of mass, in single precision. */
  static void correct(Body body, PolygonShape polygon, float density) {
    float inertia = aboutOrigin(polygon, density, body.m_mass);
    Vec2 centre = body.m_sweep.localCenter;
    inertia -= body.m_mass * Vec2.dot(centre, centre);
    body.m_I = inertia;
    body.m_invI = 1.0f / inertia;
  }

  /** The inertia about the body's origin, kg·m². */
  static float aboutOrigin(PolygonShape polygon, float density, float mass) {
    final float third = 1.0f / 3.0f;
    Vec2 mean = new Vec2();
    for (int i = 0; i < polygon.m_count; i++) {
      mean.addLocal(polygon.m_vertices[i]);
    }
    mean.mulLocal(1.0f / polygon.m_count);
    Vec2 centroid = new Vec2();
    float area = 0;
    float aboutMean = 0;
    for (int i = 0; i < polygon.m_count; i++) {
      Vec2 e1 = polygon.m_vertices[i].sub(mean);
      Vec2 e2 = polygon.m_vertices[(i + 1) % polygon.m_count].sub(mean);
      float cross = Vec2.cross(e1, e2);
      float triangle = 0.5f * cross;
      area += triangle;
      centroid.x += triangle * third * (e1.x + e2.x);
      centroid.y += triangle * third * (e1.y + e2.y);
      float x2 = e1.x * e1.x + e2.x * e1.x + e2.x * e2.x;
      float y2 = e1.y * e1.y + e2.y * e1.y + e2.y * e2.y;
      aboutMean += (0.25f * third * cross) * (x2 + y2);
    }
    centroid.mulLocal(1.0f / area);
    Vec2 centre = centroid.add(mean);
    return density * aboutMean + mass * (Vec2.dot(centre, centre) - Vec2.dot(centroid, centroid));
  }
}

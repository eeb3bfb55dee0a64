package org.sluice.env.box2d;

import java.nio.ByteBuffer;
import org.jbox2d.collision.AABB;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;

/** What a body of one shape remembers between steps, when no force acts on it. */
final class BodyState {

  static final int BYTES = 18 * Float.BYTES + Integer.BYTES;

  private BodyState() {}

  static void save(Body body, ByteBuffer out) {
    AABB box = FatBox.of(body.m_fixtureList);
    put(body.m_sweep.c0, out);
    put(body.m_sweep.c, out);
    out.putFloat(body.m_sweep.a0).putFloat(body.m_sweep.a);
    put(body.m_xf.p, out);
    out.putFloat(body.m_xf.q.s).putFloat(body.m_xf.q.c);
    put(body.m_linearVelocity, out);
    out.putFloat(body.m_angularVelocity).putFloat(body.m_sleepTime);
    put(box.lowerBound, out);
    put(box.upperBound, out);
    out.putInt(body.m_flags);
  }

  static void restore(Body body, ByteBuffer in) {
    AABB box = FatBox.of(body.m_fixtureList);
    get(in, body.m_sweep.c0);
    get(in, body.m_sweep.c);
    body.m_sweep.a0 = in.getFloat();
    body.m_sweep.a = in.getFloat();
    get(in, body.m_xf.p);
    body.m_xf.q.s = in.getFloat();
    body.m_xf.q.c = in.getFloat();
    get(in, body.m_linearVelocity);
    body.m_angularVelocity = in.getFloat();
    body.m_sleepTime = in.getFloat();
    get(in, box.lowerBound);
    get(in, box.upperBound);
    body.m_flags = in.getInt();
    body.m_force.setZero();
    body.m_torque = 0;
  }

  static void put(Vec2 vector, ByteBuffer out) {
    out.putFloat(vector.x).putFloat(vector.y);
  }

  static void get(ByteBuffer in, Vec2 vector) {
    vector.x = in.getFloat();
    vector.y = in.getFloat();
  }
}

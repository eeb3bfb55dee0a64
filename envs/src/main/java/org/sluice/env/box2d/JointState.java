package org.sluice.env.box2d;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.List;
import org.jbox2d.common.Vec3;
import org.jbox2d.dynamics.joints.LimitState;
import org.jbox2d.dynamics.joints.RevoluteJoint;

/** What a hinge remembers from step to step: its motor, its impulses, and the limit it is at. */
final class JointState {

  static final int BYTES = 6 * Float.BYTES + 1;

  private static final List<LimitState> LIMIT_STATES = List.of(LimitState.values());
  private static final VarHandle IMPULSE = field("m_impulse", Vec3.class);
  private static final VarHandle MOTOR_IMPULSE = field("m_motorImpulse", float.class);
  private static final VarHandle LIMIT_STATE = field("m_limitState", LimitState.class);

  private JointState() {}

  private static VarHandle field(String name, Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(RevoluteJoint.class, MethodHandles.lookup())
          .findVarHandle(RevoluteJoint.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this is not JBox2D 2.2.1.1: no RevoluteJoint." + name, e);
    }
  }

  static void save(RevoluteJoint joint, ByteBuffer out) {
    Vec3 impulse = (Vec3) IMPULSE.get(joint);
    out.putFloat(joint.getMotorSpeed()).putFloat(joint.getMaxMotorTorque());
    out.putFloat(impulse.x).putFloat(impulse.y).putFloat(impulse.z);
    out.putFloat((float) MOTOR_IMPULSE.get(joint));
    out.put((byte) LIMIT_STATES.indexOf(LIMIT_STATE.get(joint)));
  }

  /** Wakes the joint's bodies. */
  static void restore(RevoluteJoint joint, ByteBuffer in) {
    joint.setMotorSpeed(in.getFloat());
    joint.setMaxMotorTorque(in.getFloat());
    ((Vec3) IMPULSE.get(joint)).set(in.getFloat(), in.getFloat(), in.getFloat());
    MOTOR_IMPULSE.set(joint, in.getFloat());
    LIMIT_STATE.set(joint, LIMIT_STATES.get(in.get()));
  }
}

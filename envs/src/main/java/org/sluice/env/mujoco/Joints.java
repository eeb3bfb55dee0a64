package org.sluice.env.mujoco;

import com.sun.jna.Pointer;
import org.sluice.env.mujoco.drawing.Camera;

/** A model's joints, which decide from where it is best seen. */
final class Joints {

  private static final int FREE = 0;
  private static final int SLIDE = 2;
  private static final int HINGE = 3;

  /** Least absolute cosine of the angle between two axes that are taken as parallel. */
  private static final double PARALLEL = 0.99;

  private final int[] types;
  private final int[] bodies;
  private final byte[] limited;

  Joints(Model model) {
    Pointer struct = new Pointer(model.address());
    int count = model.joints();
    this.types = struct.getPointer(Layout.MODEL_JNT_TYPE).getIntArray(0, count);
    this.bodies = struct.getPointer(Layout.MODEL_JNT_BODYID).getIntArray(0, count);
    this.limited = struct.getPointer(Layout.MODEL_JNT_LIMITED).getByteArray(0, count);
  }

  /** Whether the first body can go anywhere. */
  boolean travels() {
    for (int i = 0; i < types.length; i++) {
      boolean endless = types[i] == FREE || (types[i] == SLIDE && limited[i] == 0);
      if (endless && bodies[i] == 1) {
        return true;
      }
    }
    return false;
  }

  /** From the side or from above, if all hinges turn in that plane; else obliquely. */
  Camera camera(Simulation simulation) {
    if (hingesAreParallelTo(1, simulation)) {
      return Camera.SIDE;
    }
    return hingesAreParallelTo(2, simulation) ? Camera.TOP : Camera.OBLIQUE;
  }

  private boolean hingesAreParallelTo(int axis, Simulation simulation) {
    for (int i = 0; i < types.length; i++) {
      double along = Math.abs(simulation.read(DataArray.JOINT_AXES, 3 * i + axis));
      boolean turnsElsewhere = types[i] == HINGE ? along < PARALLEL : types[i] != SLIDE;
      if (turnsElsewhere) {
        return false;
      }
    }
    return true;
  }
}

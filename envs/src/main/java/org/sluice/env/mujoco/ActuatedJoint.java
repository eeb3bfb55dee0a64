package org.sluice.env.mujoco;

import com.sun.jna.Pointer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The joint that an actuator moves.
 *
 * @param position its index among the positions
 * @param velocity its index among the velocities
 * @param low the lower end of its range, in radians or metres
 * @param high the upper end
 */
public record ActuatedJoint(int position, int velocity, double low, double high) {

  /** The middle of its range. */
  public double middle() {
    return (low + high) / 2;
  }

  static List<ActuatedJoint> all(Pointer model, int count) {
    int[] targets = model.getPointer(Layout.MODEL_ACTUATOR_TRNID).getIntArray(0, 2 * count);
    return IntStream.range(0, count).mapToObj(i -> of(model, targets[2 * i])).toList();
  }

  private static ActuatedJoint of(Pointer model, int joint) {
    long offset = (long) Integer.BYTES * joint;
    double[] range =
        model.getPointer(Layout.MODEL_JNT_RANGE).getDoubleArray(2L * Double.BYTES * joint, 2);
    return new ActuatedJoint(
        model.getPointer(Layout.MODEL_JNT_QPOSADR).getInt(offset),
        model.getPointer(Layout.MODEL_JNT_DOFADR).getInt(offset),
        range[0],
        range[1]);
  }
}

package org.sluice.env.mujoco.roboschool;

import java.util.ArrayList;
import java.util.List;
import org.sluice.env.mujoco.DataArray;
import org.sluice.env.mujoco.Model;
import org.sluice.env.mujoco.Simulation;

/**
 * Where the robot is and how it moves. The position of a body is the middle of its last geom, or
 * for the torso that of a given one.
 */
final class Posture {

  private static final int X = 0;
  private static final int Y = 1;
  private static final int Z = 2;

  private final Simulation simulation;
  private final int torso;
  private final int torsoGeom;

  /** The last geom of each body of the robot. */
  private final int[] geoms;

  /** Means over all bodies, in metres. */
  double x;

  double y;

  /** Of the torso, in metres. */
  double height;

  /** Of the torso, in radians: rotations about x, y and z, in this order. */
  double roll;

  double pitch;
  double yaw;

  /** Of the torso's position, in metres per second, in the directions of the world. */
  final double[] velocity = new double[3];

  Posture(Simulation simulation, int torsoGeom) {
    this.simulation = simulation;
    this.torsoGeom = torsoGeom;
    Model model = simulation.model();
    this.torso = model.bodyOf(torsoGeom);
    List<Integer> last = new ArrayList<>();
    for (int geom = 0; geom < model.geoms(); geom++) {
      int body = model.bodyOf(geom);
      boolean isLast = geom + 1 == model.geoms() || model.bodyOf(geom + 1) != body;
      if (isLast && model.isPartOf(body, torso)) {
        last.add(body == torso ? torsoGeom : geom);
      }
    }
    this.geoms = last.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Reads the engine's current state. */
  void update() {
    x = mean(X);
    y = mean(Y);
    height = simulation.read(DataArray.GEOM_POSITIONS, 3 * torsoGeom + Z);
    roll = StrictMath.atan2(rotation(2, 1), rotation(2, 2));
    pitch = StrictMath.asin(Math.max(-1, Math.min(1, -rotation(2, 0))));
    yaw = StrictMath.atan2(rotation(1, 0), rotation(0, 0));
    // The engine's velocity is that of the point of the body at the mass centre of the robot.
    double rx = arm(X);
    double ry = arm(Y);
    double rz = arm(Z);
    double wx = twist(X);
    double wy = twist(Y);
    double wz = twist(Z);
    velocity[X] = twist(3 + X) + wy * rz - wz * ry;
    velocity[Y] = twist(3 + Y) + wz * rx - wx * rz;
    velocity[Z] = twist(3 + Z) + wx * ry - wy * rx;
  }

  private double mean(int axis) {
    double sum = 0;
    for (int geom : geoms) {
      sum += simulation.read(DataArray.GEOM_POSITIONS, 3 * geom + axis);
    }
    return sum / geoms.length;
  }

  private double rotation(int row, int column) {
    return simulation.read(DataArray.BODY_ROTATIONS, 9 * torso + 3 * row + column);
  }

  private double twist(int i) {
    return simulation.read(DataArray.BODY_VELOCITIES, 6 * torso + i);
  }

  private double arm(int axis) {
    return simulation.read(DataArray.GEOM_POSITIONS, 3 * torsoGeom + axis)
        - simulation.read(DataArray.SUBTREE_MASS_CENTRES, 3 * torso + axis);
  }
}

package org.sluice.env.mujoco;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.sluice.env.mujoco.drawing.Solid;
import org.sluice.env.mujoco.drawing.Solid.Kind;

/** A model's geoms, for pictures. Meshes and height fields are left out. */
final class Geoms {

  private static final int PLANE = 0;

  /** {@code mjtGeom} from 2 on. */
  private static final Kind[] KINDS = {
    Kind.SPHERE, Kind.CAPSULE, Kind.ELLIPSOID, Kind.CYLINDER, Kind.BOX
  };

  private static final int FIRST_KIND = 2;

  /** The colour of geoms for which the model has none: gray, opaque. */
  private static final float[] NO_COLOUR = {0.5f, 0.5f, 0.5f, 1};

  private final int[] types;
  private final int[] bodies;
  private final double[] sizes;
  private final float[] rgba;
  private final int[] bodyColours;

  Geoms(Model model) {
    Pointer struct = new Pointer(model.address());
    int count = model.geoms();
    this.types = struct.getPointer(Layout.MODEL_GEOM_TYPE).getIntArray(0, count);
    this.bodies = struct.getPointer(Layout.MODEL_GEOM_BODYID).getIntArray(0, count);
    this.sizes = struct.getPointer(Layout.MODEL_GEOM_SIZE).getDoubleArray(0, 3 * count);
    this.rgba = struct.getPointer(Layout.MODEL_GEOM_RGBA).getFloatArray(0, 4 * count);
    this.bodyColours =
        LimbColours.of(
            struct.getPointer(Layout.MODEL_BODY_PARENTID).getIntArray(0, model.bodies()));
  }

  /** The height of the highest plane. */
  OptionalDouble ground(Simulation simulation) {
    OptionalDouble ground = OptionalDouble.empty();
    for (int i = 0; i < types.length; i++) {
      if (types[i] == PLANE) {
        double height = simulation.read(DataArray.GEOM_POSITIONS, 3 * i + 2);
        ground = OptionalDouble.of(Math.max(height, ground.orElse(height)));
      }
    }
    return ground;
  }

  /**
   * The solids, where the simulation has them.
   *
   * @param movingOnly leaves out those of the world
   */
  List<Solid> solids(Simulation simulation, boolean movingOnly) {
    double[] positions = new double[3 * types.length];
    double[] rotations = new double[9 * types.length];
    simulation.read(DataArray.GEOM_POSITIONS, positions, 0);
    simulation.read(DataArray.GEOM_ROTATIONS, rotations, 0);
    List<Solid> solids = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      int kind = types[i] - FIRST_KIND;
      if (kind >= 0 && kind < KINDS.length && !(movingOnly && bodies[i] == 0)) {
        solids.add(
            new Solid(
                KINDS[kind],
                Arrays.copyOfRange(positions, 3 * i, 3 * i + 3),
                Arrays.copyOfRange(rotations, 9 * i, 9 * i + 9),
                Arrays.copyOfRange(sizes, 3 * i, 3 * i + 3),
                colour(i)));
      }
    }
    return solids;
  }

  private int colour(int geom) {
    float[] own = Arrays.copyOfRange(rgba, 4 * geom, 4 * geom + 4);
    if (Arrays.equals(own, NO_COLOUR)) {
      return bodyColours[bodies[geom]];
    }
    return Math.round(255 * own[0]) << 16
        | Math.round(255 * own[1]) << 8
        | Math.round(255 * own[2]);
  }
}

package org.sluice.env.mujoco;

import com.sun.jna.Pointer;
import java.util.Map;
import org.sluice.env.Registration;

/** Reads more of {@code mjModel} 2.2.2 than the tasks need. */
final class CompiledModel {

  /** Byte offsets of pointers to arrays, from the same program as those of {@link Layout}. */
  private static final Map<String, Integer> ARRAYS =
      Map.ofEntries(
          Map.entry("body_parentid", 1112),
          Map.entry("body_pos", 1208),
          Map.entry("body_quat", 1216),
          Map.entry("body_ipos", 1224),
          Map.entry("body_iquat", 1232),
          Map.entry("body_mass", 1240),
          Map.entry("body_inertia", 1256),
          Map.entry("jnt_type", 1280),
          Map.entry("jnt_qposadr", 1288),
          Map.entry("jnt_dofadr", 1296),
          Map.entry("jnt_bodyid", 1304),
          Map.entry("jnt_limited", 1320),
          Map.entry("jnt_solimp", 1336),
          Map.entry("jnt_pos", 1344),
          Map.entry("jnt_axis", 1352),
          Map.entry("jnt_stiffness", 1360),
          Map.entry("jnt_range", 1368),
          Map.entry("jnt_margin", 1376),
          Map.entry("dof_armature", 1456),
          Map.entry("dof_damping", 1464),
          Map.entry("geom_type", 1488),
          Map.entry("geom_contype", 1496),
          Map.entry("geom_conaffinity", 1504),
          Map.entry("geom_condim", 1512),
          Map.entry("geom_bodyid", 1520),
          Map.entry("geom_solref", 1576),
          Map.entry("geom_solimp", 1584),
          Map.entry("geom_size", 1592),
          Map.entry("geom_pos", 1608),
          Map.entry("geom_quat", 1616),
          Map.entry("geom_friction", 1624),
          Map.entry("geom_margin", 1632),
          Map.entry("site_pos", 1720),
          Map.entry("actuator_trntype", 2696),
          Map.entry("actuator_trnid", 2728),
          Map.entry("actuator_ctrllimited", 2744),
          Map.entry("actuator_ctrlrange", 2792),
          Map.entry("actuator_gear", 2816));

  /** Byte offsets of numbers in the struct itself. */
  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("nq", 0),
          Map.entry("nv", 4),
          Map.entry("nu", 8),
          Map.entry("na", 12),
          Map.entry("nbody", 16),
          Map.entry("njnt", 20),
          Map.entry("ngeom", 24),
          Map.entry("nsite", 28),
          Map.entry("njmax", 208),
          Map.entry("nconmax", 212),
          Map.entry("timestep", 232),
          Map.entry("tolerance", 256),
          Map.entry("gravity", 280),
          Map.entry("density", 352),
          Map.entry("viscosity", 360),
          Map.entry("integrator", 432),
          Map.entry("collision", 436),
          Map.entry("cone", 440),
          Map.entry("disableflags", 464),
          Map.entry("solver", 448),
          Map.entry("iterations", 452));

  private final Pointer model;

  private final double tolerance;

  /**
   * @param tolerance how far from its recorded numbers it may be, relative to each
   */
  CompiledModel(Model model, double tolerance) {
    this.model = new Pointer(model.address());
    this.tolerance = tolerance;
  }

  double tolerance() {
    return tolerance;
  }

  /** The model that a task runs on. */
  static Model of(Registration task) {
    try (MujocoEnv env = (MujocoEnv) task.factory().get()) {
      return env.simulation.model();
    }
  }

  int integer(String name) {
    return model.getInt(NUMBERS.get(name));
  }

  double[] doubles(String name, int count) {
    return model.getDoubleArray(NUMBERS.get(name), count);
  }

  /** Row {@code index} of an array of doubles with {@code width} columns. */
  double[] row(String array, int index, int width) {
    return array(array).getDoubleArray((long) Double.BYTES * index * width, width);
  }

  /** Entry {@code index} of an array of ints with {@code width} columns, the first of them. */
  int integer(String array, int index, int width) {
    return array(array).getInt((long) Integer.BYTES * index * width);
  }

  boolean flag(String array, int index) {
    return array(array).getByte(index) != 0;
  }

  private Pointer array(String name) {
    return model.getPointer(ARRAYS.get(name));
  }
}

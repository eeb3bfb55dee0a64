package org.sluice.env.mujoco;

/** Arrays of doubles in {@code mjData} that tasks read; offsets as in {@link Layout}. */
public enum DataArray {
  /** {@code qpos [nq]}: generalised positions. */
  POSITIONS(40376, Extent.POSITIONS, 1),
  /** {@code qvel [nv]}: generalised velocities. */
  VELOCITIES(40384, Extent.VELOCITIES, 1),
  /** {@code qacc_warmstart [nv]}: the constraint solver's warm start. */
  SOLVER_START(40400, Extent.VELOCITIES, 1),
  /** {@code ctrl [nu]}: controls, unclamped. */
  CONTROLS(40408, Extent.CONTROLS, 1),
  /** {@code xpos [nbody × 3]}: origins of the body frames. */
  BODY_POSITIONS(40480, Extent.BODIES, 3),
  /** {@code xmat [nbody × 9]}: orientations of the body frames, as matrices row by row. */
  BODY_ROTATIONS(40496, Extent.BODIES, 9),
  /** {@code xipos [nbody × 3]}: centres of mass of the bodies. */
  BODY_MASS_CENTRES(40504, Extent.BODIES, 3),
  /** {@code xaxis [njnt × 3]}: axes of the joints. */
  JOINT_AXES(40528, Extent.JOINTS, 3),
  /** {@code geom_xpos [ngeom × 3]}: centres of the geoms. */
  GEOM_POSITIONS(40536, Extent.GEOMS, 3),
  /** {@code geom_xmat [ngeom × 9]}: rotations of the geoms, row by row. */
  GEOM_ROTATIONS(40544, Extent.GEOMS, 9),
  /** {@code site_xpos [nsite × 3]}: positions of the sites. */
  SITE_POSITIONS(40552, Extent.SITES, 3),
  /** {@code subtree_com [nbody × 3]}: mass centres of each body with all that hang on it. */
  SUBTREE_MASS_CENTRES(40600, Extent.BODIES, 3),
  /** {@code cinert [nbody × 10]}: inertias about the mass centre of the whole body. */
  BODY_INERTIAS(40616, Extent.BODIES, 10),
  /** {@code cvel [nbody × 6]}: rotational, then translational velocities. */
  BODY_VELOCITIES(40960, Extent.BODIES, 6),
  /** {@code subtree_linvel [nbody × 3]}: velocities of the mass centres of the subtrees. */
  SUBTREE_VELOCITIES(41008, Extent.BODIES, 3),
  /** {@code qfrc_actuator [nv]}: generalised forces of the actuators. */
  ACTUATOR_FORCES(41088, Extent.VELOCITIES, 1),
  /** {@code qfrc_constraint [nv]}: generalised forces of contacts and limits. */
  CONSTRAINT_FORCES(41136, Extent.VELOCITIES, 1),
  /** {@code cfrc_ext [nbody × 6]}: torques, then forces from outside. */
  CONTACT_FORCES(41168, Extent.BODIES, 6);

  private final int offset;
  private final Extent rows;
  private final int columns;

  DataArray(int offset, Extent rows, int columns) {
    this.offset = offset;
    this.rows = rows;
    this.columns = columns;
  }

  /** Byte offset in {@code mjData} of the pointer to the array. */
  int offset() {
    return offset;
  }

  /** The length of the array. */
  public int length(Model model) {
    return columns
        * switch (rows) {
          case POSITIONS -> model.positionSize();
          case VELOCITIES -> model.velocitySize();
          case CONTROLS -> model.controlSize();
          case BODIES -> model.bodies();
          case JOINTS -> model.joints();
          case GEOMS -> model.geoms();
          case SITES -> model.sites();
        };
  }

  private enum Extent {
    POSITIONS,
    VELOCITIES,
    CONTROLS,
    BODIES,
    JOINTS,
    GEOMS,
    SITES
  }
}

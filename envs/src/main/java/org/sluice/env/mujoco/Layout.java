package org.sluice.env.mujoco;

/**
 * Offsets of the engine's struct fields that are read or written.
 *
 * <p>Byte offsets of MuJoCo 2.2.2 on a 64-bit system, printed by a C program with {@code offsetof}
 * from the headers {@code mjmodel.h} and {@code mjdata.h} of that version (Debian's {@code
 * libmujoco-dev} 2.2.2-3). The tests compare them with the library's behaviour.
 */
final class Layout {

  // mjModel: int
  static final int MODEL_NQ = 0;
  static final int MODEL_NV = 4;
  static final int MODEL_NU = 8;
  static final int MODEL_NA = 12;
  static final int MODEL_NBODY = 16;
  static final int MODEL_NSITE = 28;
  // mjModel: mjtNum
  static final int MODEL_OPT_TIMESTEP = 232;
  // mjModel: mjtNum*
  static final int MODEL_QPOS0 = 1096;
  static final int MODEL_BODY_MASS = 1240;

  // mjData: mjtNum
  static final int DATA_TIME = 40336;
  // mjData: mjWarningStat[mjNWARNING], each of int lastinfo, int number
  static final int DATA_WARNING = 24;
  static final int WARNING_BYTES = 8;
  static final int WARNING_NUMBER = 4;
  // mjtWarning
  static final int WARNING_BAD_POSITION = 4;
  static final int WARNING_BAD_ACCELERATION = 6;

  // mjtObj
  static final int OBJECT_BODY = 1;

  private Layout() {}
}

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
  static final int MODEL_NJNT = 20;
  static final int MODEL_NGEOM = 24;
  static final int MODEL_NSITE = 28;
  static final int MODEL_NCONMAX = 212;
  // mjModel: mjtNum
  static final int MODEL_OPT_TIMESTEP = 232;
  // mjModel: mjtNum*
  static final int MODEL_QPOS0 = 1096;
  static final int MODEL_BODY_MASS = 1240;
  static final int MODEL_JNT_RANGE = 1368;
  static final int MODEL_GEOM_SIZE = 1592;
  static final int MODEL_GEOM_POS = 1608;
  // mjModel: int*
  static final int MODEL_BODY_PARENTID = 1112;
  static final int MODEL_JNT_TYPE = 1280;
  static final int MODEL_JNT_QPOSADR = 1288;
  static final int MODEL_JNT_DOFADR = 1296;
  static final int MODEL_JNT_BODYID = 1304;
  static final int MODEL_GEOM_TYPE = 1488;
  static final int MODEL_GEOM_BODYID = 1520;
  static final int MODEL_ACTUATOR_TRNID = 2728;
  // mjModel: mjtByte*
  static final int MODEL_JNT_LIMITED = 1320;
  // mjModel: float*
  static final int MODEL_GEOM_RGBA = 1664;

  // mjData: mjtNum
  static final int DATA_TIME = 40336;
  // mjData: mjWarningStat[mjNWARNING], each of int lastinfo, int number
  static final int DATA_WARNING = 24;
  static final int WARNING_BYTES = 8;
  static final int WARNING_NUMBER = 4;
  // mjData: int
  static final int DATA_NCON = 40332;
  // mjData: mjContact[nconmax]
  static final int DATA_CONTACT = 40752;
  static final int CONTACT_BYTES = 528;
  static final int CONTACT_GEOM1 = 508;
  static final int CONTACT_GEOM2 = 512;
  // mjtWarning
  static final int WARNING_BAD_POSITION = 4;
  static final int WARNING_BAD_ACCELERATION = 6;

  // mjtObj
  static final int OBJECT_BODY = 1;
  static final int OBJECT_GEOM = 5;

  private Layout() {}
}

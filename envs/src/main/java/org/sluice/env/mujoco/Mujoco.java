package org.sluice.env.mujoco;

/**
 * JNA direct mappings of the engine's functions, under their own names.
 *
 * <p>A model ({@code mjModel*}) and its data ({@code mjData*}) are addresses in a {@code long}:
 * unlike pointer objects, they cause no garbage. {@link NativeLoader} must run before any call;
 * only {@link Model} and {@link Simulation} call these functions, and they ensure it.
 */
@SuppressWarnings("MemberName") // names as in the library
final class Mujoco {

  private Mujoco() {}

  /** Compiles a model file; 0 on failure, with the reason in {@code error}. */
  static native long mj_loadXML(String file, long virtualFiles, byte[] error, int errorSize);

  /** The index of a named object, −1 if there is none. */
  static native int mj_name2id(long model, int objectType, String name);

  /** Creates data in its reset state. */
  static native long mj_makeData(long model);

  static native void mj_deleteData(long data);

  /** Sets positions to the model's reference and everything else to zero. */
  static native void mj_resetData(long model, long data);

  /** Computes all derived quantities of the current state, without advancing time. */
  static native void mj_forward(long model, long data);

  /** Advances by one time step. */
  static native void mj_step(long model, long data);

  /** Computes {@code subtree_linvel} and {@code subtree_angmom}. */
  static native void mj_subtreeVel(long model, long data);

  /** Computes {@code cacc}, {@code cfrc_int} and {@code cfrc_ext}. */
  static native void mj_rnePostConstraint(long model, long data);
}

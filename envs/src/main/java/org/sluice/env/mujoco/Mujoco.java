package org.sluice.env.mujoco;

/**
 * The engine's functions that are used here, under their own names, bound by direct mapping.
 *
 * <p>A model ({@code mjModel*}) and its data ({@code mjData*}) are addresses in a {@code long}:
 * unlike pointer objects they cost no garbage. {@link NativeLoader} must have run before any call;
 * only {@link Model} and {@link Simulation} call these, and they see to it.
 */
@SuppressWarnings("MemberName") // the library's names
final class Mujoco {

  private Mujoco() {}

  /** Compiles a model file; 0 on failure, with the reason in {@code error}. */
  static native long mj_loadXML(String file, long virtualFiles, byte[] error, int errorSize);

  /** The index of a named object, −1 if there is none. */
  static native int mj_name2id(long model, int objectType, String name);

  /** Makes data in its reset state. */
  static native long mj_makeData(long model);

  static native void mj_deleteData(long data);

  /** Sets positions to the model's reference and everything else to zero. */
  static native void mj_resetData(long model, long data);

  /** Computes all derived quantities of the current state; time stands still. */
  static native void mj_forward(long model, long data);

  /** Advances by one time step. */
  static native void mj_step(long model, long data);

  /** Computes {@code cacc}, {@code cfrc_int} and {@code cfrc_ext}. */
  static native void mj_rnePostConstraint(long model, long data);
}

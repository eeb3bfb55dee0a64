package org.sluice.env.mujoco;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.List;
import org.sluice.env.NativeLibraryException;

/**
 * Finds the engine, checks its version and binds {@link Mujoco} to it, once per process.
 *
 * <p>The system property {@value #LIBRARY_PROPERTY}, or else the environment variable {@value
 * #LIBRARY_VARIABLE}, names the library's file; otherwise, the usual names are searched in the
 * library paths of the system and JNA ({@code jna.library.path}). Only version 2.2.2 works: struct
 * offsets and the last bits of results differ in other versions.
 */
final class NativeLoader {

  static final String LIBRARY_PROPERTY = "sluice.mujoco.library";
  static final String LIBRARY_VARIABLE = "SLUICE_MUJOCO_LIBRARY";

  private static final int VERSION = 222;
  private static final List<String> USUAL_NAMES = List.of("libmujoco.so.2.2.2", "mujoco");
  private static final String REMEDY =
      "install MuJoCo 2.2.2 (Debian, Ubuntu: apt-get install libmujoco2.2.2) or set the environment"
          + " variable "
          + LIBRARY_VARIABLE
          + " or the system property "
          + LIBRARY_PROPERTY
          + " to the path of libmujoco.so.2.2.2";

  private static boolean loaded;

  private NativeLoader() {}

  /**
   * Makes the functions of {@link Mujoco} callable; idempotent.
   *
   * @throws NativeLibraryException if the library is missing or has another version; a later call
   *     tries again
   */
  static synchronized void load() {
    if (loaded) {
      return;
    }
    NativeLibrary library = find(configured(), USUAL_NAMES);
    EngineMessages.intercept(library);
    Native.register(Mujoco.class, library);
    loaded = true;
  }

  private static String configured() {
    String path = System.getProperty(LIBRARY_PROPERTY, System.getenv(LIBRARY_VARIABLE));
    return path == null || path.isEmpty() ? null : path;
  }

  /**
   * The library in the configured file, or the first of the usual names that can be opened.
   *
   * @param configured a path, or null for none
   */
  static NativeLibrary find(String configured, List<String> usualNames) {
    if (configured != null) {
      try {
        return open(configured);
      } catch (LinkageError e) {
        throw new NativeLibraryException(
            String.format(
                "the configured MuJoCo library '%s' cannot be loaded (%s); %s",
                configured, reason(e), REMEDY),
            e);
      }
    }
    LinkageError first = null;
    for (String name : usualNames) {
      try {
        return open(name);
      } catch (LinkageError e) {
        first = first == null ? e : first;
      }
    }
    throw new NativeLibraryException(
        String.format(
            "the MuJoCo library was not found under the names %s (%s); %s",
            usualNames, reason(first), REMEDY),
        first);
  }

  /** The system loader's message, without what JNA adds around it. */
  private static String reason(LinkageError error) {
    String message = String.valueOf(error.getMessage());
    return message.lines().skip(1).findFirst().orElse(message);
  }

  private static NativeLibrary open(String name) {
    NativeLibrary library = NativeLibrary.getInstance(name);
    checkVersion(name, library.getFunction("mj_version").invokeInt(new Object[0]));
    return library;
  }

  /** Rejects every version except the one that {@link Layout} describes. */
  static void checkVersion(String name, int version) {
    if (version != VERSION) {
      throw new NativeLibraryException(
          String.format(
              "'%s' is MuJoCo version %d, but %d is needed; %s", name, version, VERSION, REMEDY));
    }
  }
}

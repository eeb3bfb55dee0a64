package org.sluice.learning.algebra;

import com.sun.jna.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.openblas.presets.openblas;

/**
 * Loads OpenBLAS with one thread and suitable kernels for the processor.
 *
 * <p>OpenBLAS 0.3.19 does not know newer processors and falls back to 128-bit kernels on them, at
 * half the speed; and its AVX-512 kernels factorise matrices in double precision incorrectly. Every
 * processor with AVX2 therefore gets the Haswell kernels, unless the environment variable {@code
 * OPENBLAS_CORETYPE} is set. This also makes results bit-identical on all such processors.
 */
public final class NativeBlas {

  private static final String CORE_TYPE = "OPENBLAS_CORETYPE";

  private NativeBlas() {}

  /** Loads the library; call it before the first use of the binding, from a static initialiser. */
  public static void load() {
    String coreType = coreType(features());
    if (System.getenv(CORE_TYPE) == null && coreType != null) {
      // OpenBLAS reads the variable when it is loaded, from the C library's environment.
      Function.getFunction("c", "setenv").invokeInt(new Object[] {CORE_TYPE, coreType, 0});
    }
    openblas.blas_set_num_threads(1);
  }

  /** What decides which kernels compute, and so the last bits of results. */
  public static String kernels() {
    String chosen = System.getenv(CORE_TYPE);
    if (chosen != null) {
      return chosen;
    }
    String coreType = coreType(features());
    return coreType == null ? "OpenBLAS's choice for " + features().strip() : coreType;
  }

  /** The kernels for a processor with these features, or null to leave it to OpenBLAS. */
  static String coreType(String features) {
    return features.contains(" avx2 ") && features.contains(" fma ") ? "Haswell" : null;
  }

  private static String features() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(line -> line + " ")
          .orElse("");
    } catch (IOException e) {
      return ""; // not Linux: OpenBLAS chooses
    }
  }
}

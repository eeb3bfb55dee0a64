package org.sluice.learning.algebra;

import org.bytedeco.openblas.presets.openblas;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Loads ND4J so that it computes on one thread and without helpers that choose kernels by
 * processor.
 *
 * <p>While it loads, ND4J sets the number of OpenBLAS's threads to the number of cores, for the
 * whole process. A product that another trial makes at that moment would be split in two, and
 * rounded differently. ND4J leaves the number alone where the environment variable {@code
 * ND4J_SKIP_BLAS_THREADS} is set, and sets it to 1 where {@code OMP_NUM_THREADS} is 1. Without
 * either, results are computed by direct calls of OpenBLAS alone, which give the same bits.
 */
public final class Nd4jLibrary {

  private static final String SKIP_THREADS = "ND4J_SKIP_BLAS_THREADS";
  private static final String OPENMP_THREADS = "OMP_NUM_THREADS";
  private static final boolean MAY_COMPUTE =
      keepsThreads(System.getenv(SKIP_THREADS), System.getenv(OPENMP_THREADS)) && isPresent();

  private Nd4jLibrary() {}

  /** Whether ND4J may compute results: present, and allowed to load at any time. */
  public static boolean mayCompute() {
    return MAY_COMPUTE;
  }

  /** Loads the library; later calls do nothing. Takes a third of a second. */
  public static void load() {
    Loaded.ensure();
  }

  /** Whether loading ND4J leaves OpenBLAS on one thread, with these environment variables. */
  static boolean keepsThreads(String skipThreads, String openMpThreads) {
    return (skipThreads != null && !skipThreads.isEmpty()) || "1".equals(openMpThreads);
  }

  private static boolean isPresent() {
    try {
      Class.forName("org.nd4j.linalg.factory.Nd4j", false, Nd4jLibrary.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static final class Loaded {

    static {
      NativeBlas.load(); // before ND4J loads OpenBLAS itself, with other kernels
      Environment environment = Nd4j.getEnvironment();
      environment.setMaxThreads(1);
      environment.setMaxMasterThreads(1);
      environment.allowHelpers(false);
      NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
      Nd4j.getMemoryManager().togglePeriodicGc(false);
      openblas.blas_set_num_threads(1);
    }

    private Loaded() {}

    static void ensure() {
      // The class is initialised by now.
    }
  }
}

package org.sluice.connectors.codec;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory a thread has asked for. */
final class Allocation {

  private Allocation() {}

  /** By this thread since it began, bytes. */
  static long ofThread() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}

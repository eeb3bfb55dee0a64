package org.sluice.jobs.lab.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The memory of this process. */
public final class Memory {

  private static final Path STATUS = Path.of("/proc/self/status");

  private Memory() {}

  /** Live bytes on the heap; runs garbage collection. */
  public static long live() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Resets the peak. */
  public static void forgetPeak() {
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** Peak bytes on the heap since then: the sum of the memory pools' peaks. */
  public static long peak() {
    return pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  /**
   * Peak resident bytes of the process, heap included.
   *
   * @throws IOException if the system does not provide it as Linux does
   */
  public static long peakResident() throws IOException {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElseThrow(() -> new IOException(STATUS + " lacks VmHWM"));
    }
  }

  private static Stream<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }
}

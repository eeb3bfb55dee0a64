package org.sluice.jobs.lab.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** CPU time of this process by thread, since this object was created. */
public final class CpuUse {

  private static final double NANOS = 1e-9;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Parts of thread names and the roles they stand for; the first match counts. */
  private static final Map<String, String> ROLES = roles();

  /** The role of JVM threads: garbage collection and compilation. */
  static final String VIRTUAL_MACHINE = "virtual machine";

  private static final String OTHER = "other";

  private final long startOnWall = System.nanoTime();
  private final long startOfProcess = SYSTEM.getProcessCpuTime();
  private final Map<Long, Long> startOfThreads = new HashMap<>();

  public CpuUse() {
    for (long id : THREADS.getAllThreadIds()) {
      startOfThreads.put(id, THREADS.getThreadCpuTime(id));
    }
  }

  private static Map<String, String> roles() {
    Map<String, String> roles = new LinkedHashMap<>();
    roles.put("Source Data Fetcher for Source: transitions", "reading transitions");
    roles.put("Source: transitions", "reading transitions");
    roles.put("Source: environments", "environments");
    roles.put("kafka-producer-network-thread", "producers");
    roles.put("advantages", "advantages");
    roles.put("learner", "learner"); // in one thread with the batches
    roles.put("policies", "following policies");
    roles.put("data-plane-kafka", "broker");
    roles.put("kafka-", "broker");
    return roles;
  }

  /** Wall-clock seconds. */
  public double wallSeconds() {
    return (System.nanoTime() - startOnWall) * NANOS;
  }

  /** CPU seconds over all cores. */
  public double processSeconds() {
    return (SYSTEM.getProcessCpuTime() - startOfProcess) * NANOS;
  }

  /** CPU seconds over all cores by role, for live threads only. */
  public Map<String, Double> byRole() {
    Map<String, Double> seconds = new TreeMap<>();
    double rest = processSeconds();
    for (long id : THREADS.getAllThreadIds()) {
      ThreadInfo thread = THREADS.getThreadInfo(id);
      if (thread != null) {
        long start = startOfThreads.getOrDefault(id, 0L);
        double used = (THREADS.getThreadCpuTime(id) - start) * NANOS;
        seconds.merge(role(thread.getThreadName()), used, Double::sum);
        rest -= used;
      }
    }
    seconds.put(VIRTUAL_MACHINE, rest);
    return seconds;
  }

  private static String role(String thread) {
    return ROLES.entrySet().stream()
        .filter(role -> thread.contains(role.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(OTHER);
  }
}

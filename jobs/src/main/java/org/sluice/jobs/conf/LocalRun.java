package org.sluice.jobs.conf;

import org.sluice.jobs.conf.keys.CheckpointDirectory;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.conf.text.ConfigurationException;

/** Whether this process can run a configuration: what would fail late is told before. */
public final class LocalRun {

  /** What Flink and a broker take in this process, whatever is trained. */
  private static final long FLINK_BYTES = 100L << 20;

  private LocalRun() {}

  /**
   * Checks memory and the folder for checkpoints.
   *
   * @throws ConfigurationException if it cannot; the message says why
   */
  public static void check(Configuration configuration) {
    long available = Runtime.getRuntime().maxMemory();
    if (available < FLINK_BYTES) {
      throw new ConfigurationException(
          String.format(
              "training in this process needs at least 128 MB of memory, but it may use %d MB; give it"
                  + " more with SLUICE_JAVA_OPTS=-Xmx…, such as -Xmx1g",
              available >> 20));
    }
    LocalMemory.check(configuration, available);
    CheckpointDirectory.problemHere(
            configuration.job().values().get(JobParams.CHECKPOINT_DIRECTORY))
        .ifPresent(
            problem -> {
              throw new ConfigurationException(problem);
            });
  }
}

package org.sluice.jobs.conf;

import org.sluice.jobs.conf.keys.CheckpointDirectory;
import org.sluice.jobs.conf.keys.JobParams;
import org.sluice.jobs.conf.text.ConfigurationException;

/** Checks early whether this process can run a configuration. */
public final class LocalRun {

  /** The memory that Flink and a broker take in this process, regardless of the trials. */
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
              "training in this process needs at least 128 MB of memory, but it may use %d MB; raise"
                  + " the limit with SLUICE_JAVA_OPTS=-Xmx…, such as -Xmx1g",
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

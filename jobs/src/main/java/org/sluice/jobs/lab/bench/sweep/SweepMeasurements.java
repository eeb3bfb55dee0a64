package org.sluice.jobs.lab.bench.sweep;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How a number of trials share the cores in one job.
 *
 * @param trials how many
 * @param steps environment steps in the timed part
 * @param seconds of the timed part, on the wall
 * @param cpuSeconds of it, of all cores
 * @param startSeconds from the job's start to its first iteration
 * @param endSeconds from its last iteration to its end
 * @param checkpoints how long and large they were; the one that is largest has the most
 * @param heapBytesBefore that live before the job
 * @param heapBytes that live while the trials do
 * @param peakHeapBytes used at most, what is no longer needed with the rest
 * @param peakResidentBytes of the whole process, what is outside the heap too
 * @param threads of the process
 * @param openFiles of the process, connections too
 */
public record SweepMeasurements(
    int trials,
    long steps,
    double seconds,
    double cpuSeconds,
    double startSeconds,
    double endSeconds,
    CheckpointStatistics checkpoints,
    long heapBytesBefore,
    long heapBytes,
    long peakHeapBytes,
    long peakResidentBytes,
    int threads,
    long openFiles) {

  /** These, with the times of what was timed. */
  SweepMeasurements timed(SweepJob.Timed timed) {
    return new SweepMeasurements(
        trials,
        timed.steps(),
        timed.seconds(),
        timed.cpuSeconds(),
        timed.startSeconds(),
        timed.endSeconds(),
        checkpoints,
        heapBytesBefore,
        heapBytes,
        peakHeapBytes,
        peakResidentBytes,
        threads,
        openFiles);
  }

  /** Steps of all trials together, per second. */
  @JsonProperty
  public double rate() {
    return steps / seconds;
  }

  /** Steps of all trials together, per second of a core. */
  @JsonProperty
  public double cpuRate() {
    return steps / cpuSeconds;
  }

  /** Of the largest checkpoint, for each trial. */
  @JsonProperty
  public double checkpointBytesPerTrial() {
    return (double) checkpoints.mostBytes() / trials;
  }

  /** What lives because of the job, for each trial. */
  @JsonProperty
  public double heapBytesPerTrial() {
    return (double) (heapBytes - heapBytesBefore) / trials;
  }
}

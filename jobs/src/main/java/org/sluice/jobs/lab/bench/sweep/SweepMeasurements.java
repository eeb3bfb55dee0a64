package org.sluice.jobs.lab.bench.sweep;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Measurements of a job of several trials.
 *
 * @param trials number of trials
 * @param steps environment steps in the timed part
 * @param seconds of the timed part, in wall-clock time
 * @param cpuSeconds CPU seconds over all cores in the timed part
 * @param startSeconds from the job's start to its first iteration
 * @param endSeconds from its last iteration to its end
 * @param checkpoints how long and large they were; the one that is largest has the most
 * @param heapBytesBefore live before the job
 * @param heapBytes live while all trials are active
 * @param peakHeapBytes peak, including garbage
 * @param peakResidentBytes peak of the whole process, including off-heap
 * @param threads of the process
 * @param openFiles of the process, including connections
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

  /** Combines these measurements with the timed part. */
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

  /** Steps of all trials together, per CPU second. */
  @JsonProperty
  public double cpuRate() {
    return steps / cpuSeconds;
  }

  /** Size of the largest checkpoint, per trial. */
  @JsonProperty
  public double checkpointBytesPerTrial() {
    return (double) checkpoints.mostBytes() / trials;
  }

  /** Increase in live heap due to the job, per trial. */
  @JsonProperty
  public double heapBytesPerTrial() {
    return (double) (heapBytes - heapBytesBefore) / trials;
  }
}

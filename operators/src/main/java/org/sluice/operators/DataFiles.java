package org.sluice.operators;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.cache.DistributedCache;
import org.apache.flink.ml.param.Param;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.trial.Trial;

/** Brings the data files that trials learn from to every machine of a job. */
public final class DataFiles {

  private DataFiles() {}

  /** Adds the files to a job: Flink copies them from here to its TaskManagers. */
  public static void add(StreamExecutionEnvironment job, List<Trial> trials) {
    trials.stream()
        .map(DataFiles::path)
        .flatMap(Optional::stream)
        .distinct()
        .forEach(path -> job.registerCachedFile(address(path), path));
  }

  /** Unlike in {@link Path#toUri}, nothing is percent-encoded, since Flink does not decode it. */
  private static String address(String path) {
    return "file:" + Path.of(path).toAbsolutePath().normalize();
  }

  private static Optional<String> path(Trial trial) {
    return key(trial).map(trial.hyperparameters()::get);
  }

  private static Optional<Param<String>> key(Trial trial) {
    return trial
        .algorithm()
        .dataKey()
        .filter(key -> trial.algorithm().hasDataFile(trial.hyperparameters()));
  }

  /**
   * The trial with the path of its file's copy on this machine.
   *
   * @param files the job's
   */
  static Trial local(Trial trial, DistributedCache files) {
    Hyperparameters values = trial.hyperparameters();
    return key(trial)
        .map(key -> trial.with(values.with(key, files.getFile(values.get(key)).getPath())))
        .orElse(trial);
  }
}

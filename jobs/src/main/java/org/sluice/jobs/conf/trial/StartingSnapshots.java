package org.sluice.jobs.conf.trial;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.flink.ml.param.Param;
import org.sluice.jobs.conf.text.ConfigurationException;
import org.sluice.jobs.run.files.RunException;
import org.sluice.learning.hyperparameters.BelowParams;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.StartParams;
import org.sluice.learning.trial.StartProblems;
import org.sluice.learning.trial.StartingPoint;
import org.sluice.learning.trial.Trial;

/** Reads the snapshots that trials begin with or act through, each file once. */
public final class StartingSnapshots {

  private final NamedSnapshots files = new NamedSnapshots();

  /** What puts trials above snapshots; it reads no file that was read for a beginning again. */
  BelowSnapshots below() {
    return new BelowSnapshots(files);
  }

  /** Whether a trial begins with one. */
  static boolean isNamed(Hyperparameters values) {
    return !values.get(StartParams.SNAPSHOT).equals(StartParams.NONE);
  }

  /**
   * A recorded trial with the numbers that it began with and the layers that it acts through.
   *
   * @throws ConfigurationException if a snapshot is not there any more, or is another one
   */
  public static Trial started(Trial trial) {
    StartingSnapshots snapshots = new StartingSnapshots();
    BelowSnapshots below = snapshots.below();
    Hyperparameters values = trial.hyperparameters();
    Trial above =
        BelowParams.isNamed(values)
            ? read(trial, BelowParams.SNAPSHOT, below::problems, below::above)
            : trial;
    return isNamed(values)
        ? read(above, StartParams.SNAPSHOT, snapshots::problems, snapshots::start)
        : above;
  }

  private static Trial read(
      Trial trial,
      Param<String> key,
      Function<Trial, List<String>> problems,
      UnaryOperator<Trial> read) {
    try {
      List<String> found = problems.apply(trial);
      if (!found.isEmpty()) {
        throw new ConfigurationException(trial.id() + ": " + found.get(0));
      }
      return read.apply(trial);
    } catch (RunException e) {
      throw new ConfigurationException(
          String.format("%s: %s: %s", trial.id(), key.name, e.getMessage()));
    }
  }

  /**
   * Why a trial cannot begin with the snapshot that it names; empty if it can.
   *
   * @throws RunException if the file cannot be read
   */
  List<String> problems(Trial trial) {
    return StartProblems.of(trial, read(trial).snapshot());
  }

  /**
   * A trial with the numbers of the snapshot that it names, and the file's digest.
   *
   * @throws RunException if the file cannot be read, or has another digest than the trial requires
   */
  Trial start(Trial trial) {
    NamedSnapshots.Named read = read(trial);
    Hyperparameters values = trial.hyperparameters();
    read.require(values, StartParams.SNAPSHOT, StartParams.DIGEST);
    return trial
        .with(values.with(StartParams.DIGEST, read.digest()))
        .startingFrom(StartingPoint.of(read.snapshot(), values));
  }

  private NamedSnapshots.Named read(Trial trial) {
    return files.read(trial.hyperparameters().get(StartParams.SNAPSHOT));
  }

  /** Says that a file is not the one that was meant. */
  public static String another(String file, Param<String> key, String digest, String required) {
    return NamedSnapshots.another(file, key, digest, required);
  }
}

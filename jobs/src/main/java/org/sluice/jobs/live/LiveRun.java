package org.sluice.jobs.live;

import java.nio.file.Path;
import java.util.List;
import org.sluice.jobs.conf.Configuration;
import org.sluice.learning.trial.Trial;

/** A live run's topics. */
public final class LiveRun extends OpenRun {

  private LiveRun(Path folder, Configuration configuration) {
    super(folder, configuration);
  }

  /**
   * Opens a live run.
   *
   * @param folder the run's
   * @param settings {@code key=value} each, over its configuration
   * @throws RunTopicsException if it is no live run, or has left no log
   */
  public static LiveRun open(Path folder, List<String> settings) {
    Configuration configuration = configuration(folder, settings);
    if (!configuration.trials().get(0).isLive()) {
      throw new RunTopicsException(
          String.format(
              "%s: is no live run: its environment is %s, not %s",
              folder, configuration.trials().get(0).environment(), Trial.LIVE));
    }
    return new LiveRun(folder, configuration);
  }
}

package org.sluice.learning.episodic;

import org.sluice.learning.algorithm.DescribedAlgorithm;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.hyperparameters.TrialParams;
import org.sluice.learning.rollout.Sampler;
import org.sluice.learning.rollout.Wanted;
import org.sluice.learning.rollout.WholeEpisodes;
import org.sluice.learning.targets.Targets;

/** An algorithm that learns from whole episodes and their undiscounted returns. */
public abstract class EpisodicAlgorithm extends DescribedAlgorithm {

  private final int fewest;

  /**
   * @param fewest episodes of an iteration from which anything is learned
   */
  protected EpisodicAlgorithm(String word, String title, String summary, int fewest) {
    super(word, title, summary);
    this.fewest = fewest;
  }

  @Override
  public final Wanted wanted() {
    return Wanted.NOTHING;
  }

  @Override
  public final Sampler sampler(Hyperparameters values) {
    int share = values.get(TrialParams.BATCH) / values.get(TrialParams.LANES);
    return new WholeEpisodes(wanted(), share, fewest);
  }

  @Override
  public final Targets targets(Hyperparameters values) {
    return Targets.NONE;
  }
}

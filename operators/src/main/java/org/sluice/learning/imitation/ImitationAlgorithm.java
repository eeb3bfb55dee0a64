package org.sluice.learning.imitation;

import java.util.List;
import java.util.Optional;
import org.apache.flink.ml.param.Param;
import org.sluice.env.Spaces;
import org.sluice.learning.algorithm.DescribedAlgorithm;
import org.sluice.learning.algorithm.Problem;
import org.sluice.learning.algorithm.UnreachableDataException;
import org.sluice.learning.hyperparameters.Hyperparameters;
import org.sluice.learning.rollout.Wanted;
import org.sluice.learning.targets.Targets;

/**
 * An algorithm that learns from demonstrations. Its lanes act only to show what the policy
 * achieves; nothing is learned from their steps.
 */
public abstract class ImitationAlgorithm extends DescribedAlgorithm {

  protected ImitationAlgorithm(String word, String title, String summary) {
    super(word, title, summary);
  }

  @Override
  public final Optional<Param<String>> dataKey() {
    return Optional.of(ImitationParams.DEMONSTRATIONS);
  }

  @Override
  public final boolean hasDataFile(Hyperparameters values) {
    return DemonstrationSources.of(values.get(ImitationParams.DEMONSTRATIONS)).isFile();
  }

  @Override
  public final List<Problem> checkData(Spaces spaces, Hyperparameters values) {
    String address = values.get(ImitationParams.DEMONSTRATIONS);
    if (address.equals(ImitationParams.NONE)) {
      return problem(
          " is missing: the file or topic to learn from, as 'sluice demonstrate' writes it");
    }
    try {
      Demonstrations.read(address, spaces);
      return List.of();
    } catch (DemonstrationException | UnreachableDataException e) {
      return problem(": " + e.getMessage());
    }
  }

  private static List<Problem> problem(String message) {
    return List.of(
        new Problem(
            List.of(ImitationParams.DEMONSTRATIONS),
            ImitationParams.DEMONSTRATIONS.name + message));
  }

  @Override
  public final boolean normalisesObservations(Hyperparameters values) {
    return values.get(ImitationParams.NORMALISE_OBSERVATIONS);
  }

  @Override
  public final Wanted wanted() {
    return Wanted.NOTHING;
  }

  @Override
  public final Targets targets(Hyperparameters values) {
    return Targets.NONE;
  }

  @Override
  public final List<Param<Integer>> batchParameters() {
    return List.of(ImitationParams.MINIBATCH);
  }
}

package org.sluice.learning.surrogate.vine;

import org.sluice.learning.algorithm.Batch;
import org.sluice.learning.trustregion.PolicyBatch;
import org.sluice.learning.trustregion.PolicySamples;

/**
 * The first steps of a batch's branches, each with the return of its branch as Q̂(s_n, a_nk).
 *
 * <pre>A_nk = Q̂_nk − mean_k Q̂_nk,  or Q̂_nk itself</pre>
 *
 * <p>The policy learns from these alone; the other steps only tell what followed. Schulman et al.
 * 2015, section 4.2 of the first version.
 *
 * @param qValues in a batch
 * @param rollouts branches from each state
 * @param subtractsMean whether to subtract a state's mean
 */
public record RolloutSet(int qValues, int rollouts, boolean subtractsMean)
    implements PolicySamples {

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the batch does not have as many branches, in their order
   */
  @Override
  public PolicyBatch of(Batch batch) {
    int[] first = firstSteps(batch.branches());
    double[] advantages = chosen(batch.returns(), first, batch.size());
    if (subtractsMean) {
      subtractMeans(advantages);
    }
    return new PolicyBatch(
        chosen(batch.observations(), first, batch.size()),
        chosen(batch.actions(), first, batch.size()),
        chosen(batch.logProbabilities(), first, batch.size()),
        advantages);
  }

  private int[] firstSteps(byte[] branches) {
    int[] first = new int[qValues];
    int found = 0;
    int before = 0;
    for (int step = 0; step < branches.length; step++) {
      int branch = branches[step];
      if (branch != before && branch != 0) {
        if (found == qValues || branch != 1 + found % rollouts) {
          throw new IllegalArgumentException(
              String.format("branch %d follows %d others at step %d", branch, found, step));
        }
        first[found++] = step;
      }
      before = branch;
    }
    if (found < qValues) {
      throw new IllegalArgumentException(
          String.format("a batch has %d branches, not %d", found, qValues));
    }
    return first;
  }

  private static double[] chosen(double[] rows, int[] steps, int batch) {
    int width = rows.length / batch;
    double[] chosen = new double[steps.length * width];
    for (int i = 0; i < steps.length; i++) {
      System.arraycopy(rows, steps[i] * width, chosen, i * width, width);
    }
    return chosen;
  }

  private void subtractMeans(double[] numbers) {
    for (int from = 0; from < numbers.length; from += rollouts) {
      double sum = 0;
      for (int i = from; i < from + rollouts; i++) {
        sum += numbers[i];
      }
      for (int i = from; i < from + rollouts; i++) {
        numbers[i] -= sum / rollouts;
      }
    }
  }
}

package org.sluice.advantage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sluice.records.EndMark;
import org.sluice.records.Segment;
import org.sluice.records.Trajectory;

/**
 * Puts one lane's trajectories together until they are its share of an iteration, and adds the
 * advantages.
 *
 * <p>The running episode's return and length go on from one share to the next.
 */
public final class SegmentBuilder {

  private final int share;
  private final double gamma;
  private final double lambda;
  private final List<Trajectory> pending = new ArrayList<>();
  private int pendingSteps;
  private double episodeReturn;
  private int episodeLength;

  /**
   * @param share steps per lane and iteration
   * @param gamma discount per step
   * @param lambda decay of the trace per step
   */
  public SegmentBuilder(int share, double gamma, double lambda) {
    this.share = share;
    this.gamma = gamma;
    this.lambda = lambda;
  }

  /**
   * Takes the lane's next trajectory.
   *
   * @return the share, once it is complete
   * @throws IllegalArgumentException if the trajectory is not the one that follows the last, or
   *     goes beyond the share
   */
  public Optional<Segment> add(Trajectory trajectory) {
    if (!pending.isEmpty()) {
      Trajectory last = pending.get(pending.size() - 1);
      if (trajectory.version() != last.version()
          || trajectory.sequence() != last.sequence() + last.steps()) {
        throw new IllegalArgumentException(
            String.format(
                "lane %d of %s: step %d of version %d cannot follow %d steps from step %d of version"
                    + " %d",
                trajectory.lane(),
                trajectory.trial(),
                trajectory.sequence(),
                trajectory.version(),
                last.steps(),
                last.sequence(),
                last.version()));
      }
    }
    pending.add(trajectory);
    pendingSteps += trajectory.steps();
    if (pendingSteps > share) {
      throw new IllegalArgumentException(
          String.format(
              "lane %d of %s: %d steps are more than its share of %d",
              trajectory.lane(), trajectory.trial(), pendingSteps, share));
    }
    return pendingSteps == share ? Optional.of(build()) : Optional.empty();
  }

  private Segment build() {
    Trajectory first = pending.get(0);
    int observationDim = first.observations().length / first.steps();
    int actionDim = first.actions().length / first.steps();
    float[] observations = new float[share * observationDim];
    float[] actions = new float[share * actionDim];
    float[] logProbabilities = new float[share];
    float[] values = new float[share];
    double[] rewards = new double[share];
    double[] finalValues = new double[share];
    EndMark[] ends = new EndMark[share];
    int step = 0;
    for (Trajectory t : pending) {
      System.arraycopy(
          t.observations(), 0, observations, step * observationDim, t.observations().length);
      System.arraycopy(t.actions(), 0, actions, step * actionDim, t.actions().length);
      System.arraycopy(t.logProbabilities(), 0, logProbabilities, step, t.steps());
      System.arraycopy(t.values(), 0, values, step, t.steps());
      for (int i = 0; i < t.steps(); i++) {
        rewards[step + i] = t.rewards()[i];
        finalValues[step + i] = t.finalValues()[i];
        ends[step + i] = EndMark.ofCode(t.ends()[i]);
      }
      step += t.steps();
    }
    double bootstrapValue = pending.get(pending.size() - 1).bootstrapValue();
    pending.clear();
    pendingSteps = 0;
    double[] precedingValues = new double[share];
    for (int i = 0; i < share; i++) {
      precedingValues[i] = values[i];
    }
    double[] advantages = new double[share];
    double[] returns = new double[share];
    Gae.advantages(
        rewards, precedingValues, ends, finalValues, bootstrapValue, gamma, lambda, advantages);
    Gae.returns(advantages, precedingValues, returns);
    List<Double> episodeReturns = new ArrayList<>();
    List<Integer> episodeLengths = new ArrayList<>();
    countEpisodes(rewards, ends, episodeReturns, episodeLengths);
    return new Segment(
        first.trial(),
        first.lane(),
        first.version(),
        observations,
        actions,
        logProbabilities,
        values,
        advantages,
        returns,
        episodeReturns.stream().mapToDouble(Double::doubleValue).toArray(),
        episodeLengths.stream().mapToInt(Integer::intValue).toArray());
  }

  private void countEpisodes(
      double[] rewards, EndMark[] ends, List<Double> returns, List<Integer> lengths) {
    for (int t = 0; t < share; t++) {
      episodeReturn += rewards[t];
      episodeLength++;
      if (ends[t] != EndMark.NONE) {
        returns.add(episodeReturn);
        lengths.add(episodeLength);
        episodeReturn = 0;
        episodeLength = 0;
      }
    }
  }
}

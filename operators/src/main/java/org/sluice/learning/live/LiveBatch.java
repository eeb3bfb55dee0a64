package org.sluice.learning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.PolicySnapshot;
import org.sluice.learning.records.Segment;
import org.sluice.learning.records.Transitions;
import org.sluice.learning.targets.RunningEpisode;
import org.sluice.learning.targets.Targets;

/** The steps of the iteration that is being gathered, in the order of the log. */
final class LiveBatch {

  private final int capacity;
  private final double weightLimit;
  private final StepEvaluation evaluation;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<RunningEpisode> ended = new ArrayList<>();
  private int size;

  /**
   * @param logProbabilities under the policy that learns, {@code [steps]}
   * @param values under the same, {@code [steps]}
   * @param nextValue under the same, of the observation after the last step
   */
  private record Piece(
      ArrivedSteps arrived, float[] logProbabilities, float[] values, float nextValue) {

    Transitions transitions() {
      return arrived.experience().transitions();
    }
  }

  /**
   * @param capacity steps of an iteration
   * @param weightLimit where importance weights are truncated
   */
  LiveBatch(int capacity, double weightLimit, StepEvaluation evaluation) {
    this.capacity = capacity;
    this.weightLimit = weightLimit;
    this.evaluation = evaluation;
  }

  /** Steps that are still missing. */
  int room() {
    return capacity - size;
  }

  /** Steps that it has. */
  int size() {
    return size;
  }

  /** What it was gathered from. */
  List<ArrivedSteps> arrived() {
    return pieces.stream().map(Piece::arrived).toList();
  }

  /** Episodes that were whole lately. */
  List<RunningEpisode> ended() {
    return ended;
  }

  /** An episode was whole. */
  void ended(RunningEpisode episode) {
    ended.add(episode);
  }

  /**
   * Adds steps, as many as there is room for at most.
   *
   * @param policy that learns from them
   */
  void add(ArrivedSteps arrived, PolicySnapshot policy) {
    evaluation.follow(policy);
    Transitions t = arrived.experience().transitions();
    boolean terminated = t.ends()[t.steps() - 1] == EndMark.TERMINATED.code();
    pieces.add(
        new Piece(
            arrived,
            evaluation.logProbabilities(t),
            evaluation.values(t.observations()),
            terminated ? 0 : evaluation.values(t.nextObservation())[0]));
    size += t.steps();
  }

  /** Steps by how many versions the policy that acted is behind, {@code [versions]}. */
  long[] lags(int version, int versions) {
    long[] lags = new long[versions];
    for (Piece piece : pieces) {
      Experience e = piece.arrived.experience();
      lags[version - e.version()] += e.steps();
    }
    return lags;
  }

  /** Forgets the steps, but not the episodes: they were real. */
  void drop() {
    pieces.clear();
    size = 0;
  }

  /** Forgets everything. */
  void clear() {
    drop();
    ended.clear();
  }

  /** The whole batch with its targets: the share of the only lane. */
  Segment segment(String trial, int version, Targets targets) {
    float[] logProbabilities = new float[capacity];
    float[] values = new float[capacity];
    double[] advantages = new double[capacity];
    double[] returns = new double[capacity];
    int step = 0;
    for (Piece piece : pieces) {
      int steps = piece.transitions().steps();
      System.arraycopy(piece.logProbabilities, 0, logProbabilities, step, steps);
      System.arraycopy(piece.values, 0, values, step, steps);
      estimate(piece, targets, step, advantages, returns);
      step += steps;
    }
    return new Segment(
        trial,
        0,
        version,
        // Pieces of several actors do not continue each other, so that next observations are wrong
        // where they join; what learns from a log does not look at them.
        Transitions.joined(pieces.stream().map(Piece::transitions).toList())
            .withLogProbabilities(logProbabilities),
        values,
        advantages,
        returns,
        ended.stream().mapToDouble(RunningEpisode::sum).toArray(),
        ended.stream().mapToInt(RunningEpisode::length).toArray(),
        "");
  }

  private void estimate(
      Piece piece, Targets targets, int offset, double[] advantages, double[] returns) {
    Transitions t = piece.transitions();
    int steps = t.steps();
    double[] rewards = new double[steps];
    double[] values = new double[steps];
    double[] weights = new double[steps];
    double[] finalValues = new double[steps];
    EndMark[] ends = new EndMark[steps];
    for (int i = 0; i < steps; i++) {
      rewards[i] = t.rewards()[i];
      values[i] = piece.values[i];
      double ratio = StrictMath.exp((double) piece.logProbabilities[i] - t.logProbabilities()[i]);
      weights[i] = Math.min(weightLimit, ratio);
      ends[i] = EndMark.ofCode(t.ends()[i]);
    }
    finalValues[steps - 1] = piece.nextValue;
    double[] ownAdvantages = new double[steps];
    double[] ownReturns = new double[steps];
    targets.estimate(
        rewards, values, weights, ends, finalValues, piece.nextValue, ownAdvantages, ownReturns);
    System.arraycopy(ownAdvantages, 0, advantages, offset, steps);
    System.arraycopy(ownReturns, 0, returns, offset, steps);
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(pieces.size());
    for (Piece piece : pieces) {
      piece.arrived.save(out);
    }
    out.writeInt(ended.size());
    for (RunningEpisode episode : ended) {
      out.writeDouble(episode.sum());
      out.writeInt(episode.length());
    }
  }

  /**
   * Takes over what {@link #save} wrote.
   *
   * @param policy that learns from the steps
   */
  void restore(String trial, PolicySnapshot policy, DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      add(ArrivedSteps.restored(trial, in), policy);
    }
    int episodes = in.readInt();
    for (int i = 0; i < episodes; i++) {
      ended.add(new RunningEpisode(in.readDouble(), in.readInt()));
    }
  }
}

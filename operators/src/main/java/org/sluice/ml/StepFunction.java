package org.sluice.ml;

import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.ml.param.Param;
import org.apache.flink.types.Row;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.records.Transitions;
import org.sluice.learning.rollout.Wanted;
import org.sluice.learning.trial.Trial;
import org.sluice.operators.types.RecordTypes;

/**
 * Reads a row as a trajectory of one step. The observations that follow the step are left out: the
 * value of the next one is a column.
 */
final class StepFunction implements MapFunction<Row, Trajectory>, ResultTypeQueryable<Trajectory> {

  private static final long serialVersionUID = 1;
  private static final float[] NOTHING = {};
  private static final int BYTE = 255;

  private final String trial;
  private final int observationDim;
  private final int actionDim;
  private final boolean bytes;
  private final int lanes;
  private final int share;
  private final long stepsPerLane;
  private final boolean wantsLogProbabilities;
  private final boolean wantsValues;

  private final Column features;
  private final Column action;
  private final Column logProbability;
  private final Column value;
  private final Column nextValue;
  private final Column reward;
  private final Column endMark;
  private final Column lane;
  private final Column version;
  private final Column step;

  /**
   * @param parameters the names of the columns
   * @param names of the table's columns, in order
   * @param trial that the steps belong to
   * @throws IllegalArgumentException if a column is missing that the trial's algorithm needs
   */
  StepFunction(PolicyLearnerParams<?> parameters, List<String> names, Trial trial) {
    this.trial = trial.id();
    this.observationDim = trial.spaces().observations().size();
    this.actionDim = trial.spaces().actions().size();
    this.bytes = trial.spaces().observations().isBytes();
    this.lanes = trial.lanes();
    this.share = trial.share();
    this.stepsPerLane = trial.stepsPerLane();
    Wanted wanted = trial.algorithm().wanted();
    this.wantsLogProbabilities = wanted.logProbabilities();
    this.wantsValues = wanted.values();
    features = column(PolicyModelParams.FEATURES_COL, parameters, names);
    action = column(PolicyLearnerParams.ACTION_COL, parameters, names);
    logProbability =
        wantsLogProbabilities
            ? column(PolicyLearnerParams.LOG_PROBABILITY_COL, parameters, names)
            : null;
    value = wantsValues ? column(PolicyLearnerParams.VALUE_COL, parameters, names) : null;
    nextValue = wantsValues ? column(PolicyLearnerParams.NEXT_VALUE_COL, parameters, names) : null;
    reward = column(PolicyLearnerParams.REWARD_COL, parameters, names);
    endMark = column(PolicyLearnerParams.END_MARK_COL, parameters, names);
    lane = column(PolicyLearnerParams.LANE_COL, parameters, names);
    version = column(PolicyLearnerParams.VERSION_COL, parameters, names);
    step = column(PolicyLearnerParams.STEP_COL, parameters, names);
  }

  private static Column column(
      Param<String> parameter, PolicyLearnerParams<?> parameters, List<String> names) {
    return Column.of(names, parameter, parameters.get(parameter));
  }

  @Override
  public Trajectory map(Row row) {
    long number = step.whole(row.getField(step.index()), stepsPerLane - 1);
    int inLane = (int) lane.whole(row.getField(lane.index()), lanes - 1);
    try {
      return read(row, inLane, number);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.format("step %d of lane %d: %s", number, inLane, e.getMessage()), e);
    }
  }

  private Trajectory read(Row row, int inLane, long number) {
    checkVersion(version.whole(row.getField(version.index()), Integer.MAX_VALUE), number);
    EndMark end = EndMark.ofCode((int) endMark.whole(row.getField(endMark.index()), 2));
    float next = wantsValues ? nextValue.single(row.getField(nextValue.index())) : 0;
    Transitions transitions =
        new Transitions(
            observation(row.getField(features.index())),
            floats(action, row, actionDim, "the trial's action"),
            wantsLogProbabilities ? single(logProbability, row) : NOTHING,
            single(reward, row),
            new byte[] {end.code()},
            Observations.NONE,
            Observations.NONE);
    return new Trajectory(
        trial,
        inLane,
        (int) (number / share),
        number,
        transitions,
        wantsValues ? single(value, row) : NOTHING,
        wantsValues ? new float[] {end == EndMark.TRUNCATED ? next : 0} : NOTHING,
        next,
        "");
  }

  private void checkVersion(long acted, long number) {
    if (acted != number / share) {
      throw new IllegalArgumentException(
          String.format(
              "%s is %d, but with %d steps per lane and iteration (batch / lanes), version %d"
                  + " acts; set batch and lanes as when the steps were taken",
              version, acted, share, number / share));
    }
  }

  private Observations observation(Object given) {
    double[] numbers = new double[observationDim];
    features.copy(given, numbers, "the trial's observation");
    if (bytes) {
      byte[] pixels = new byte[observationDim];
      for (int i = 0; i < pixels.length; i++) {
        if (numbers[i] < 0 || numbers[i] > BYTE || numbers[i] != (int) numbers[i]) {
          throw new IllegalArgumentException(
              features + " must have bytes 0 … 255, not " + numbers[i]);
        }
        pixels[i] = (byte) (int) numbers[i];
      }
      return Observations.of(pixels);
    }
    return Observations.of(floats(numbers));
  }

  private static float[] floats(Column column, Row row, int size, String of) {
    double[] numbers = new double[size];
    column.copy(row.getField(column.index()), numbers, of);
    return floats(numbers);
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private static float[] single(Column column, Row row) {
    return new float[] {column.single(row.getField(column.index()))};
  }

  @Override
  public TypeInformation<Trajectory> getProducedType() {
    return RecordTypes.TRAJECTORY;
  }
}

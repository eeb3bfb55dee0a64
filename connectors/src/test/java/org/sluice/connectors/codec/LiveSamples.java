package org.sluice.connectors.codec;

import java.util.List;
import org.sluice.env.Box;
import org.sluice.env.Spaces;
import org.sluice.learning.live.log.Command;
import org.sluice.learning.live.log.DelayedReward;
import org.sluice.learning.live.log.Experience;
import org.sluice.learning.live.log.LearnerPart;
import org.sluice.learning.live.log.Manifest;
import org.sluice.learning.live.log.Model;
import org.sluice.learning.live.log.Release;
import org.sluice.learning.live.log.StepCounts;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Noise;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.ParameterShape;
import org.sluice.learning.records.Transitions;
import org.sluice.learning.serving.Answer;
import org.sluice.learning.serving.Request;

/** Records of live trials to try codecs on. */
public final class LiveSamples {

  private LiveSamples() {}

  /** Of 3 numbers per observation and 2 per action; the episode is truncated with the last step. */
  public static Experience experience(int steps, int... rewardsLater) {
    Transitions any = Samples.trajectory(steps).transitions();
    byte[] ends = new byte[steps];
    ends[steps - 1] = EndMark.TRUNCATED.code();
    return experience(
        new Transitions(
            any.observations(),
            any.actions(),
            any.logProbabilities(),
            any.rewards(),
            ends,
            any.nextObservation(),
            any.nextObservation()),
        rewardsLater);
  }

  /** Of bytes; the episode goes on. */
  public static Experience pixels(int steps) {
    Transitions any = Samples.pixels(steps).transitions();
    return experience(
        new Transitions(
            any.observations(),
            any.actions(),
            Samples.trajectory(steps).transitions().logProbabilities(),
            any.rewards(),
            new byte[steps],
            any.nextObservation(),
            Observations.of(new byte[0])));
  }

  /** Of other steps. */
  public static Experience experience(Transitions transitions, int... rewardsLater) {
    return new Experience(
        "plant é", "line-7", 1_700_000_000_123L, 4_711, 41, transitions, rewardsLater);
  }

  public static DelayedReward reward() {
    return new DelayedReward("plant é", "line-7", 1_700_000_000_123L, 4_712, -0.25f);
  }

  public static Manifest manifest() {
    return new Manifest(
        "plant é",
        42,
        -1,
        123_456_789_012L,
        123_456_799_999L,
        new long[] {1000, 24, 0},
        new StepCounts(43_008, 17, 1_200, 3, 211),
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "avx2 fma");
  }

  public static LearnerPart learnerPart() {
    return new LearnerPart(
        "plant é", 40, 123_456_800_000L, 1, "9f86d081", 0xfedcba98L, 1, 3, new byte[] {5, 6, 7});
  }

  public static Release release() {
    return new Release("plant é", 40, 42, 0.125, true);
  }

  public static Request request() {
    return new Request(
        "4f2a-é", "line-7", "plant é", Observations.of(new float[] {1, -0.5f, 1e-30f}));
  }

  public static Answer answer() {
    return new Answer(
        "4f2a-é", "plant é", 41, new float[] {2.5f, 0}, new float[] {2, 0}, -1.25f, "");
  }

  /** With each kind of noise, and a template that no runtime reads. */
  public static Model model() {
    return new Model(
        "plant é",
        new Spaces(Box.unbounded(3), Box.of(new double[] {-1, -2}, new double[] {1, 2})),
        true,
        2048,
        List.of(new ParameterShape("pol.0.w", 4, 3), new ParameterShape("pol.0.b", 4, 1)),
        List.of(Noise.index(5), Noise.normal(2), Noise.uniform(1, -1)),
        new byte[] {8, 8, 18},
        "");
  }

  public static Command command() {
    return Command.set("plant é", "learning-rate", "1e-4");
  }
}

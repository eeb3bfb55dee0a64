package org.sluice.learning.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.env.Box;
import org.sluice.env.Spaces;
import org.sluice.learning.records.EndMark;
import org.sluice.learning.records.Observations;
import org.sluice.learning.records.Trajectory;
import org.sluice.learning.records.Transitions;

/** Branches that can be a lane's, and others; an E marks steps with an end. */
class TrajectoryRulesTest {

  private static final int SHARE = 10;

  private final TrajectoryRules rules =
      new TrajectoryRules(
          1, SHARE, 5, new Spaces(Box.unbounded(1), Box.unbounded(1)), false, false, true);

  @ParameterizedTest
  @CsvSource({
    "0, 0 0 0",
    "0, 0 1 1E 2 2E 0",
    "0, 0 1E 2E 3E 0E 1 1E 2E 0",
    "4, 1 1 1E 2 2",
    "4, 2 2E 0 0 0 0",
    "0, 1 1E 2 2E 0 0 0 0 0 0"
  })
  void branchesFollowOneAnother(long first, String steps) {
    assertThat(rules.objection(trajectory(first, steps))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 2 2E 0, branch 2 at step 1",
    "0, -1 0 0, branch -1 at step 0",
    "0, 0 1 2E 0, branch 2 at step 2",
    "0, 0 1 0, branch 0 at step 2",
    "0, 0 1E 1E 2E 0, branch 1 at step 2",
    "0, 0 1E 3E 0, branch 3 at step 2",
    "0, 0 1E 2E 1E 0, branch 1 at step 3",
    "6, 0 1E 2E 3E, branch 3 at step 9"
  })
  void otherBranchesAreRefused(long first, String steps, String objection) {
    assertThat(rules.objection(trajectory(first, steps)))
        .hasValueSatisfying(why -> assertThat(why).startsWith(objection + " of "));
  }

  private static Trajectory trajectory(long first, String text) {
    String[] steps = text.split(" ", -1);
    byte[] branches = new byte[steps.length];
    byte[] ends = new byte[steps.length];
    for (int i = 0; i < steps.length; i++) {
      branches[i] = Byte.parseByte(steps[i].replace("E", ""));
      ends[i] = (steps[i].endsWith("E") ? EndMark.TERMINATED : EndMark.NONE).code();
    }
    float[] numbers = new float[steps.length];
    Arrays.fill(numbers, 1);
    Transitions transitions =
        new Transitions(
            Observations.of(numbers),
            numbers,
            new float[0],
            numbers,
            ends,
            Observations.of(new float[1]),
            Observations.of(new float[0]));
    return new Trajectory(
        "trial", 0, 0, first, transitions, new float[0], new float[0], 0, branches, "");
  }
}

package org.sluice.learning.targets;

import static org.sluice.learning.golden.Golden.assertClose;

import java.util.Arrays;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.golden.GoldenTest;
import org.sluice.learning.records.EndMark;

/** Advantages, returns and their standardisation against the reference numbers. */
class GaeGoldenTest {

  @GoldenTest("learning/gae")
  void bootstrapsTruncatedEpisodes(Golden golden) {
    check(
        golden,
        EndMark.TRUNCATED,
        "adv_bootstrapped_truncation",
        "returns_bootstrapped_truncation",
        "adv_bootstrapped_standardised");
  }

  @GoldenTest("learning/gae")
  void truncationAsTermination(Golden golden) {
    check(
        golden,
        EndMark.TERMINATED,
        "adv_baselines_trunc_is_terminal",
        "returns_baselines",
        "adv_baselines_standardised");
  }

  private static void check(
      Golden golden,
      EndMark truncation,
      String advantagesField,
      String returnsField,
      String standardisedField) {
    double[] terminated = golden.array("terminated");
    double[] truncated = golden.array("truncated");
    EndMark[] ends = new EndMark[terminated.length];
    for (int t = 0; t < ends.length; t++) {
      ends[t] =
          terminated[t] != 0 ? EndMark.TERMINATED : truncated[t] != 0 ? truncation : EndMark.NONE;
    }
    double[] advantages = new double[ends.length];
    double[] returns = new double[ends.length];
    new Gae(golden.number("gamma"), golden.number("lambda"))
        .estimate(
            golden.array("rewards"),
            golden.array("values"),
            ones(ends.length),
            ends,
            golden.array("final_values"),
            golden.number("last_value"),
            advantages,
            returns);
    assertClose("advantages", advantages, golden.array(advantagesField));
    assertClose("returns", returns, golden.array(returnsField));
    Standardisation.standardise(advantages);
    assertClose("standardised", advantages, golden.array(standardisedField));
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }
}

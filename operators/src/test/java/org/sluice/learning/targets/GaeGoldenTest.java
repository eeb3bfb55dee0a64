package org.sluice.learning.targets;

import static org.sluice.learning.golden.Golden.assertClose;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.learning.golden.Golden;
import org.sluice.learning.records.EndMark;

/** Advantages, returns and their standardisation against the reference numbers. */
class GaeGoldenTest {

  static Stream<Golden> cases() {
    return Golden.cases("gae");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void bootstrapsTruncatedEpisodes(Golden golden) {
    double[] advantages = advantages(golden, EndMark.TRUNCATED);
    assertClose("advantages", advantages, golden.array("adv_bootstrapped_truncation"));
    assertClose(
        "returns", returns(golden, advantages), golden.array("returns_bootstrapped_truncation"));
    Standardisation.standardise(advantages);
    assertClose("standardised", advantages, golden.array("adv_bootstrapped_standardised"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void truncationAsTermination(Golden golden) {
    double[] advantages = advantages(golden, EndMark.TERMINATED);
    assertClose("advantages", advantages, golden.array("adv_baselines_trunc_is_terminal"));
    assertClose("returns", returns(golden, advantages), golden.array("returns_baselines"));
    Standardisation.standardise(advantages);
    assertClose("standardised", advantages, golden.array("adv_baselines_standardised"));
  }

  private static double[] advantages(Golden golden, EndMark truncation) {
    double[] terminated = golden.array("terminated");
    double[] truncated = golden.array("truncated");
    EndMark[] ends = new EndMark[terminated.length];
    for (int t = 0; t < ends.length; t++) {
      ends[t] =
          terminated[t] != 0 ? EndMark.TERMINATED : truncated[t] != 0 ? truncation : EndMark.NONE;
    }
    double[] advantages = new double[ends.length];
    Gae.advantages(
        golden.array("rewards"),
        golden.array("values"),
        ends,
        golden.array("final_values"),
        golden.number("last_value"),
        golden.number("gamma"),
        golden.number("lambda"),
        advantages);
    return advantages;
  }

  private static double[] returns(Golden golden, double[] advantages) {
    double[] returns = new double[advantages.length];
    Gae.returns(advantages, golden.array("values"), returns);
    return returns;
  }
}

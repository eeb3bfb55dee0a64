package org.sluice.learning.records;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.env.Box;
import org.sluice.env.Discrete;
import org.sluice.env.Spaces;

/** Specifications for tests that do not act. */
public final class Specifications {

  private Specifications() {}

  /** One with each kind of part. */
  public static PolicySpecification of() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("policy.type", "gaussian");
    settings.put("policy.hidden", "4");
    return new PolicySpecification(
        "e",
        "trpo",
        new Spaces(
            Box.of(
                new int[] {2, 1}, new double[] {-1, Double.NEGATIVE_INFINITY}, new double[] {1, 2}),
            new Discrete(3)),
        settings,
        List.of(new ParameterShape("w", 1, 1)),
        List.of(new ParameterShape("v", 1, 1)));
  }
}

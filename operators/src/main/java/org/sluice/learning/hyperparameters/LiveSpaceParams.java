package org.sluice.learning.hyperparameters;

import org.apache.flink.ml.param.Param;
import org.apache.flink.ml.param.StringParam;
import org.sluice.env.SpaceText;
import org.sluice.env.Spaces;

/** What the policy of a live trial observes and does: no environment says so. */
public interface LiveSpaceParams {

  Param<String> OBSERVATIONS =
      new StringParam(
          "environment.observations",
          "What the actors of a live trial observe.",
          null,
          Range.texts(SpaceText.ALLOWED, SpaceText::isSpace));

  Param<String> ACTIONS =
      new StringParam(
          "environment.actions",
          "What the actors of a live trial choose from.",
          null,
          Range.texts(SpaceText.ALLOWED, SpaceText::isSpace));

  /** The spaces of a live trial. */
  static Spaces spaces(Hyperparameters values) {
    return new Spaces(
        SpaceText.parse(values.get(OBSERVATIONS)), SpaceText.parse(values.get(ACTIONS)));
  }
}

package org.sluice.env.toy;

import java.util.List;
import org.sluice.env.Registration;

/** The toy tasks in this package. */
public final class ToyTasks {

  private ToyTasks() {}

  /** All tasks, in the order of the table that users see. */
  public static List<Registration> registrations() {
    return List.of(
        new Registration(CorrelatedBandit.SPEC, CorrelatedBandit::new),
        new Registration(BimodalBandit.SPEC, BimodalBandit::new),
        new Registration(MultiGoal.SPEC, MultiGoal::new),
        new Registration(TwoEndpoint.SPEC, TwoEndpoint::new),
        new Registration(NChain.ID, List.of(NChain.LENGTH), NChain::spec, NChain::new));
  }
}

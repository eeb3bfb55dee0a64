package org.sluice.env.toy;

import java.util.List;
import org.sluice.env.Registration;

/** The toy tasks in this room. */
public final class ToyTasks {

  private ToyTasks() {}

  /** Every one of them, in the order of the table that users see. */
  public static List<Registration> registrations() {
    return List.of();
  }
}

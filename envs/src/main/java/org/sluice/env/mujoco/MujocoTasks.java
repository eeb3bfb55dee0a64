package org.sluice.env.mujoco;

import java.util.List;
import org.sluice.env.Registration;

/** The MuJoCo tasks in this room. */
public final class MujocoTasks {

  private MujocoTasks() {}

  /** Every one of them, in the order of the table that users see. */
  public static List<Registration> registrations() {
    return List.of();
  }
}

package org.sluice.jobs.own;

import java.util.List;
import org.sluice.env.Registration;
import org.sluice.env.TaskProvider;
import org.sluice.env.registry.Envs;

/** Brings an environment with an id that is taken. */
public final class Twice implements TaskProvider {

  @Override
  public List<Registration> registrations() {
    return List.of(
        new Registration(
            org.sluice.env.classic.ClassicTasks.registrations().stream()
                .map(Registration::spec)
                .filter(spec -> spec.id().equals("CartPole-v1"))
                .findFirst()
                .orElseThrow(),
            () -> Envs.makeWithoutLimit("CartPole-v1")));
  }
}

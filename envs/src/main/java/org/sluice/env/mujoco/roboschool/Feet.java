package org.sluice.env.mujoco.roboschool;

import java.util.List;
import org.sluice.env.mujoco.ContactList;
import org.sluice.env.mujoco.Model;
import org.sluice.env.mujoco.Simulation;

/** What some bodies of the robot touch: the floor, or something else. */
final class Feet {

  private static final int FLOOR_BODY = 0;

  private final Model model;
  private final ContactList contacts;
  private final int[] bodies;
  private final boolean[] onFloor;
  private final boolean[] collides;

  Feet(Simulation simulation, List<String> names) {
    this.model = simulation.model();
    this.contacts = simulation.contacts();
    this.bodies = names.stream().mapToInt(model::body).toArray();
    this.onFloor = new boolean[bodies.length];
    this.collides = new boolean[bodies.length];
  }

  int count() {
    return bodies.length;
  }

  /** Reads the contacts of the current state. */
  void update() {
    for (int foot = 0; foot < bodies.length; foot++) {
      onFloor[foot] = false;
      collides[foot] = false;
    }
    for (int i = 0; i < contacts.size(); i++) {
      int first = model.bodyOf(contacts.first(i));
      int second = model.bodyOf(contacts.second(i));
      touch(first, second);
      touch(second, first);
    }
  }

  private void touch(int body, int other) {
    for (int foot = 0; foot < bodies.length; foot++) {
      if (bodies[foot] == body) {
        if (other == FLOOR_BODY) {
          onFloor[foot] = true;
        } else {
          collides[foot] = true;
        }
      }
    }
  }

  boolean isOnFloor(int foot) {
    return onFloor[foot];
  }

  /** How many of them touch anything but the floor. */
  int collisions() {
    int number = 0;
    for (boolean one : collides) {
      number += one ? 1 : 0;
    }
    return number;
  }
}

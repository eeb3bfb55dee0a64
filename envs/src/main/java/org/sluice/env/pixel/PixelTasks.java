package org.sluice.env.pixel;

import java.util.List;
import org.sluice.env.Registration;
import org.sluice.env.pixel.beams.Beams;
import org.sluice.env.pixel.bricks.Bricks;
import org.sluice.env.pixel.cubes.Cubes;
import org.sluice.env.pixel.invaders.Invaders;
import org.sluice.env.pixel.paddle.Paddle;
import org.sluice.env.pixel.road.Road;
import org.sluice.env.pixel.submarine.Submarine;

/** The pixel games. */
public final class PixelTasks {

  private PixelTasks() {}

  /** All tasks, in the order of the table that users see. */
  public static List<Registration> registrations() {
    return List.of(
        new Registration(Paddle.SPEC, Paddle::new),
        new Registration(Bricks.SPEC, Bricks::new),
        new Registration(Invaders.SPEC, Invaders::new),
        new Registration(Road.SPEC, Road::new),
        new Registration(Cubes.SPEC, Cubes::new),
        new Registration(Submarine.SPEC, Submarine::new),
        new Registration(Beams.SPEC, Beams::new));
  }
}

package org.sluice.env.mujoco;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sluice.env.Canvas;
import org.sluice.env.mujoco.drawing.Flag;
import org.sluice.env.mujoco.drawing.Solid;
import org.sluice.env.mujoco.drawing.SpaceDrawing;
import org.sluice.env.mujoco.drawing.View;

/**
 * Draws a state by a simulation of its own, so that the task's is not touched: the engine computes
 * where bodies are only as part of a step.
 */
final class StateDrawing {

  private StateDrawing() {}

  /**
   * @param state Not modified. {@code [nq + nv]}
   * @param destination Not modified. Marked by a flag: x and y, m; empty if there is none
   */
  static void draw(Canvas canvas, Model model, double[] state, double[] destination) {
    Geoms geoms = new Geoms(model);
    Joints joints = new Joints(model);
    try (Simulation simulation = new Simulation(model)) {
      simulation.start(Arrays.copyOf(model.referencePositions(), state.length));
      OptionalDouble ground = geoms.ground(simulation);
      View view =
          View.of(joints.camera(simulation), geoms.solids(simulation, joints.travels()), ground);
      double x = simulation.read(DataArray.BODY_POSITIONS, 3);
      double y = simulation.read(DataArray.BODY_POSITIONS, 4);
      simulation.start(state);
      double dx = simulation.read(DataArray.BODY_POSITIONS, 3) - x;
      double dy = simulation.read(DataArray.BODY_POSITIONS, 4) - y;
      view = joints.travels() ? view.shifted(dx, dy) : view;
      List<Solid> solids = geoms.solids(simulation, false);
      Optional<Flag> flag = Flag.at(destination, x + dx, y + dy);
      SpaceDrawing.draw(canvas, view, solids, ground, flag);
    }
  }
}

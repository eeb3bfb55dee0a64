package org.sluice.env;

/**
 * An environment whose state can be drawn. Implement it beside {@link Env}; {@link Env#drawable}
 * then finds it, also within wrappers.
 */
@FunctionalInterface
public interface Drawable {

  /**
   * Draws the current state. The picture depends on the state alone, and drawing does not change
   * what later steps compute.
   *
   * @param canvas Modified. Receives the view, then the shapes
   * @throws EnvException if there is no state to draw: before the first episode where the task has
   *     none until then, or after closing
   */
  void draw(Canvas canvas);
}

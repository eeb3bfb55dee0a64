package org.sluice.jobs.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sluice.env.Canvas;
import org.sluice.env.Drawable;
import org.sluice.env.Env;
import org.sluice.env.EnvException;

/** What an environment drew of one state, for any number of renderings later. */
public final class DrawnState {

  private final List<Consumer<Canvas>> calls = new ArrayList<>();
  private boolean viewed;

  private DrawnState() {}

  /**
   * Has an environment draw its current state.
   *
   * @throws EnvException if it cannot be drawn, or its drawing has no view
   */
  public static DrawnState of(Env env) {
    Drawable drawable =
        env.drawable().orElseThrow(() -> new EnvException(notDrawable(env.spec().id())));
    DrawnState drawn = new DrawnState();
    drawable.draw(drawn.new Recorder());
    if (!drawn.viewed) {
      throw new EnvException(env.spec().id() + ": its drawing chooses no view");
    }
    return drawn;
  }

  /** What to say of an environment that cannot be drawn. */
  public static String notDrawable(String id) {
    return id + " cannot be drawn: it does not implement " + Drawable.class.getName();
  }

  /** Draws the state. */
  public void draw(Canvas canvas) {
    calls.forEach(call -> call.accept(canvas));
  }

  private final class Recorder extends Canvas {

    @Override
    protected void show(double left, double bottom, double right, double top) {
      viewed = true;
      calls.add(canvas -> canvas.view(left, bottom, right, top));
    }

    @Override
    public void area(int colour, double... points) {
      double[] copy = points.clone();
      calls.add(canvas -> canvas.area(colour, copy));
    }

    @Override
    public void line(int colour, double width, double... points) {
      double[] copy = points.clone();
      calls.add(canvas -> canvas.line(colour, width, copy));
    }

    @Override
    public void pixels(int columns, byte[] grays) {
      byte[] copy = grays.clone();
      calls.add(canvas -> canvas.pixels(columns, copy));
    }
  }
}

package org.sluice.jobs.evaluation.film;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.sluice.env.Box;
import org.sluice.env.Replayable;
import org.sluice.env.Space;
import org.sluice.jobs.drawing.DrawnState;
import org.sluice.jobs.evaluation.Watcher;

/**
 * Films episodes while they run. It stops at {@value #MOST_FRAMES} frames, or at about 30 MB, and
 * then only counts what it leaves out.
 */
public final class Film implements Watcher {

  /** The most frames that a film has. */
  static final int MOST_FRAMES = 5_000;

  /** The most integers in all frames, each of about five characters. */
  private static final long MOST_NUMBERS = 6_000_000;

  /**
   * One state.
   *
   * @param reward of the step that led here; 0 at an episode's start
   * @param total the sum of the episode's rewards so far
   * @param action of that step; empty at an episode's start
   * @param shapes indices of the shapes to draw, in their order
   */
  record Frame(
      int episode, int step, float reward, float total, float[] action, List<Integer> shapes) {}

  private final Space actions;
  private final FilmCanvas canvas = new FilmCanvas();
  private final List<Frame> frames = new ArrayList<>();
  private double total;
  private double reward;
  private float[] action = {};
  private long seen;

  /**
   * An empty film.
   *
   * @param actions the task's own action space, whose bounds the page shows
   */
  public Film(Space actions) {
    this.actions = actions;
  }

  @Override
  public void act(double[] chosen, double earned) {
    reward = earned;
    total += earned;
    action = new float[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      action[i] = (float) chosen[i];
    }
  }

  @Override
  public void see(int episode, int step, Replayable env, double[] observation) {
    if (step == 0) {
      total = 0;
      reward = 0;
      action = new float[0];
    }
    seen++;
    if (frames.size() < MOST_FRAMES && canvas.numbers() < MOST_NUMBERS) {
      DrawnState.of(env).draw(canvas);
      frames.add(
          new Frame(episode, step, (float) reward, (float) total, action, canvas.endFrame()));
    }
  }

  /** What is not in the film, as a sentence; empty if it is complete. */
  public String omission() {
    return seen == frames.size()
        ? ""
        : String.format("The film has the first %,d of %,d states.", frames.size(), seen);
  }

  /**
   * The film as a page that needs no other file and no network.
   *
   * @param title a line about the policy
   */
  public String page(String title) {
    return FilmPage.of(title, omission(), data());
  }

  private FilmData data() {
    return new FilmData(
        FilmCanvas.WIDTH,
        canvas.height(),
        canvas.colours().stream().map(colour -> String.format("#%06x", colour)).toList(),
        bounds(Box::low),
        bounds(Box::high),
        canvas.shapes(),
        frames);
  }

  /** A bound of each component of the actions; empty if one has none. */
  private double[] bounds(ToDoubleBiFunction<Box, Integer> bound) {
    if (!(actions instanceof Box box) || !IntStream.range(0, box.size()).allMatch(box::isBounded)) {
      return new double[0];
    }
    return IntStream.range(0, box.size()).mapToDouble(i -> bound.applyAsDouble(box, i)).toArray();
  }
}

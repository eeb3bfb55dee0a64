package org.sluice.env.pixel.console;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sluice.env.BareLoop;
import org.sluice.env.Box;
import org.sluice.env.Canvas;
import org.sluice.env.Controller;
import org.sluice.env.Drawable;
import org.sluice.env.EnvException;
import org.sluice.env.EnvSpec;
import org.sluice.env.Generator;
import org.sluice.env.Scripted;
import org.sluice.env.SimulatedEnv;
import org.sluice.env.Step;

/**
 * A game that is observed as pictures.
 *
 * <p>A step is several frames with the same action, fewer if the game ends in between; then one
 * picture is taken. The observation is the last four pictures, oldest first, each reduced to 52 ×
 * 40 bytes; after a reset all four are the first. Rewards are points as they are; an episode ends
 * with the game, not with a life.
 *
 * <p>The state is a few whole numbers, each fits a short. A game reads and writes them in place.
 * Where its comments say q, the unit is a sixteenth of a pixel.
 */
public abstract class PixelGame extends SimulatedEnv implements Drawable, Scripted {

  /** The state; what each place holds is in the game's constants. */
  protected final int[] s;

  private final PictureStack stack;
  private final Screen screen = new Screen();
  private final int skip;
  private int reward;
  private boolean over;

  protected PixelGame(EnvSpec spec, int stateSize) {
    super(spec);
    this.s = new int[stateSize];
    this.stack = new PictureStack(stateSize);
    this.skip = spec.frameSkip();
  }

  /**
   * The specification of a game.
   *
   * @param skip frames per step
   * @param limit steps per episode
   * @param model the game whose structure it has
   */
  public static EnvSpec spec(String id, int skip, int limit, String model) {
    return new EnvSpec(
        id,
        Box.bytes(PictureStack.PICTURES, Reduction.HEIGHT, Reduction.WIDTH),
        Buttons.SPACE,
        limit,
        OptionalDouble.empty(),
        skip,
        "this project; has the structure of Atari's " + model);
  }

  /** Sets the first state of a game; all numbers are 0 before. */
  protected abstract void start(Generator random);

  /** One frame. */
  protected abstract void frame(int action, Generator random);

  /** Draws the state, background first. */
  protected abstract void paint(Screen to);

  /** The scripted player's action in this state. */
  protected abstract int scripted();

  /** Adds to the step's reward. */
  protected final void earn(int points) {
    reward += points;
  }

  /** Ends the game with this frame. */
  protected final void end() {
    over = true;
  }

  /** Plays the frames of a step. */
  final void play(int action) {
    reward = 0;
    over = false;
    for (int i = 0; i < skip && !over; i++) {
      frame(action, random());
    }
  }

  /** Takes a picture. */
  private void show() {
    paint(screen);
    stack.push(screen, s);
  }

  private void showFour() {
    paint(screen);
    for (int i = 0; i < PictureStack.PICTURES; i++) {
      stack.push(screen, s);
    }
  }

  @Override
  protected final void initialise(Generator random) {
    Arrays.fill(s, 0);
    start(random);
    showFour();
  }

  @Override
  protected final void initialiseTo(double[] state) {
    for (int i = 0; i < s.length; i++) {
      if (state[i] != (short) state[i]) {
        throw new EnvException(
            String.format(
                "%s: state[%d] is %s; a game's numbers are whole, from %d to %d",
                spec().id(), i, state[i], Short.MIN_VALUE, Short.MAX_VALUE));
      }
    }
    for (int i = 0; i < s.length; i++) {
      s[i] = (int) state[i];
    }
    showFour();
  }

  @Override
  protected final void advance(double[] action, Step step) {
    play((int) action[0]);
    show();
    step.reward = reward;
    step.terminated = over;
  }

  @Override
  protected final void observe(double[] observation) {
    stack.copyTo(observation);
  }

  @Override
  public final int stateSize() {
    return s.length;
  }

  @Override
  public final double[] state() {
    double[] copy = new double[s.length];
    for (int i = 0; i < s.length; i++) {
      copy[i] = s[i];
    }
    return copy;
  }

  @Override
  protected final int stateBytes() {
    return stack.stateBytes();
  }

  @Override
  protected final void saveState(ByteBuffer out) {
    stack.save(out);
  }

  @Override
  protected final void restoreState(ByteBuffer in) {
    for (int i = 0; i < PictureStack.PICTURES; i++) {
      for (int j = 0; j < s.length; j++) {
        s[j] = in.getShort();
      }
      show();
    }
  }

  @Override
  public final Optional<BareLoop> bareLoop() {
    return Optional.of(new DrawingLoop(this));
  }

  @Override
  public final Controller controller(Generator random) {
    return (observation, action) -> action[0] = scripted();
  }

  @Override
  public final void draw(Canvas canvas) {
    checkOpen();
    canvas.view(0, 0, Screen.WIDTH, Screen.HEIGHT);
    canvas.pixels(Screen.WIDTH, picture());
  }

  /**
   * The current state's picture, {@code [210 × 160]}, row by row from the top; 0 is black, 255
   * white.
   *
   * @return overwritten by the next picture
   */
  public final byte[] picture() {
    paint(screen);
    return screen.pixels();
  }
}

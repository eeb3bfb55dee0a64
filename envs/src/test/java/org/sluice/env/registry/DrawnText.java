package org.sluice.env.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.sluice.env.Canvas;
import org.sluice.env.Env;

/** A picture as text: one line for each call. */
final class DrawnText extends Canvas {

  private final StringBuilder text = new StringBuilder();

  /** What an environment draws now. */
  static String of(Env env) {
    DrawnText drawn = new DrawnText();
    env.drawable().orElseThrow().draw(drawn);
    return drawn.text.toString();
  }

  @Override
  protected void show(double left, double bottom, double right, double top) {
    assertThat(text).as("the view comes first, once").isEmpty();
    assertThat(right).isGreaterThan(left);
    assertThat(top).isGreaterThan(bottom);
    add("view", left, bottom, right, top);
  }

  @Override
  public void area(int colour, double... points) {
    assertThat(points.length).isGreaterThanOrEqualTo(6);
    add("area " + colour, points);
  }

  @Override
  public void line(int colour, double width, double... points) {
    assertThat(width).isNotNegative();
    assertThat(points.length).isGreaterThanOrEqualTo(4);
    add("line " + colour + " " + width, points);
  }

  @Override
  public void pixels(int columns, byte[] grays) {
    assertThat(grays.length % columns).isZero();
    add("pixels " + columns + " " + Arrays.hashCode(grays));
  }

  private void add(String call, double... numbers) {
    for (double number : numbers) {
      assertThat(number).isFinite();
    }
    text.append(call).append(Arrays.toString(numbers)).append('\n');
  }
}

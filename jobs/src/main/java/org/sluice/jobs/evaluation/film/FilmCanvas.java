package org.sluice.jobs.evaluation.film;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.env.Canvas;
import org.sluice.env.Colours;
import org.sluice.jobs.drawing.Viewport;

/**
 * Collects the shapes of a film's frames, in integer coordinates of the frame: x to the right, y
 * down. Equal shapes are stored once, so what stands still costs little.
 *
 * <p>A shape is an array of integers: {@link #AREA}, colour, points; or {@link #LINE}, colour,
 * width, points; or {@link #RECTANGLE}, colour, left, top, right, bottom. A colour is an index.
 */
final class FilmCanvas extends Canvas {

  static final int AREA = 0;
  static final int LINE = 1;
  static final int RECTANGLE = 2;

  /** The width of a frame, in its coordinates: finer than the pixels of a screen. */
  static final int WIDTH = 4000;

  private final Map<Integer, Integer> colours = new LinkedHashMap<>();
  private final Map<IntBuffer, Integer> shapes = new LinkedHashMap<>();
  private List<Integer> frame = new ArrayList<>();
  private Viewport viewport;
  private int height;
  private long numbers;

  /** Ends the current frame and returns the indices of its shapes. */
  List<Integer> endFrame() {
    List<Integer> ended = List.copyOf(frame);
    numbers += ended.size();
    frame = new ArrayList<>();
    return ended;
  }

  /** The height of a frame, which the first one's view decides. */
  int height() {
    return height;
  }

  /** The colours as 0xRRGGBB, by index. */
  List<Integer> colours() {
    return List.copyOf(colours.keySet());
  }

  /** The shapes by index. */
  List<int[]> shapes() {
    return shapes.keySet().stream().map(IntBuffer::array).toList();
  }

  /** The integers in all shapes and frames so far. */
  long numbers() {
    return numbers;
  }

  @Override
  protected void show(double left, double bottom, double right, double top) {
    if (height == 0) {
      height = (int) Math.max(1, Math.round(WIDTH * (top - bottom) / (right - left)));
    }
    viewport = Viewport.fit(left, bottom, right, top, WIDTH, height);
    rectangle(Colours.SKY, left, bottom, right, top);
  }

  @Override
  public void area(int colour, double... points) {
    add(withPoints(points, AREA, colour(colour)));
  }

  @Override
  public void line(int colour, double width, double... points) {
    int thickness = (int) Math.max(1, Math.round(width * viewport.scale()));
    add(withPoints(points, LINE, colour(colour), thickness));
  }

  /** Adds the most frequent gray as one rectangle, and others as one for each run of equal ones. */
  @Override
  public void pixels(int columns, byte[] grays) {
    Pixels pixels = new Pixels(columns, grays);
    for (Pixels.Run run : pixels.runs()) {
      double scale = Math.min((double) WIDTH / columns, (double) height / pixels.rows());
      double left = (WIDTH - scale * columns) / 2;
      double top = (height - scale * pixels.rows()) / 2;
      add(
          new int[] {
            RECTANGLE,
            colour(run.gray() * 0x010101),
            (int) Math.round(left + scale * run.left()),
            (int) Math.round(top + scale * run.top()),
            (int) Math.round(left + scale * run.right()),
            (int) Math.round(top + scale * run.bottom())
          });
    }
  }

  private int[] withPoints(double[] points, int... head) {
    int[] shape = new int[head.length + points.length];
    System.arraycopy(head, 0, shape, 0, head.length);
    for (int i = 0; i < points.length; i++) {
      double place = i % 2 == 0 ? viewport.x(points[i]) : viewport.y(points[i]);
      shape[head.length + i] = (int) Math.round(place);
    }
    return shape;
  }

  private int colour(int colour) {
    return colours.computeIfAbsent(colour, any -> colours.size());
  }

  private void add(int[] shape) {
    Integer known = shapes.putIfAbsent(IntBuffer.wrap(shape), shapes.size());
    if (known == null) {
      numbers += shape.length;
    }
    frame.add(known == null ? shapes.size() - 1 : known);
  }
}

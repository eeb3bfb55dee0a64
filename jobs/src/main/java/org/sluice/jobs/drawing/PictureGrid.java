package org.sluice.jobs.drawing;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.nio.file.Path;
import java.util.List;
import org.sluice.jobs.run.plot.Picture;

/** Pictures of environments in rows, as one PNG file. */
public final class PictureGrid {

  private static final int WIDTH = 360;
  private static final int HEIGHT = 240;
  private static final int GAP = 8;
  private static final int CAPTION = 20;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Color INK = new Color(0x333333);

  /** A picture with its caption. */
  public record Panel(String caption, DrawnState state) {}

  private PictureGrid() {}

  /**
   * Writes one panel without its caption, or several with theirs.
   *
   * @param columns panels in a row, at least 1
   * @throws org.sluice.jobs.run.plot.PictureException if it cannot be drawn or written
   */
  public static void write(Path file, List<Panel> panels, int columns) {
    if (panels.size() == 1) {
      Picture.write(file, WIDTH, HEIGHT, graphics -> draw(graphics, panels.get(0)));
      return;
    }
    int rows = (panels.size() + columns - 1) / columns;
    int width = columns * (WIDTH + GAP) + GAP;
    int height = rows * (HEIGHT + CAPTION + GAP) + GAP;
    Picture.write(
        file,
        width,
        height,
        graphics -> {
          for (int i = 0; i < panels.size(); i++) {
            int x = GAP + i % columns * (WIDTH + GAP);
            int y = GAP + i / columns * (HEIGHT + CAPTION + GAP);
            drawCaption(graphics, panels.get(i).caption(), x, y + HEIGHT);
            Graphics2D place = (Graphics2D) graphics.create(x, y, WIDTH, HEIGHT);
            draw(place, panels.get(i));
            place.dispose();
          }
        });
  }

  private static void draw(Graphics2D graphics, Panel panel) {
    panel.state().draw(new ImageCanvas(graphics, WIDTH, HEIGHT));
  }

  private static void drawCaption(Graphics2D graphics, String text, int x, int y) {
    graphics.setFont(FONT);
    graphics.setColor(INK);
    int indent = (WIDTH - graphics.getFontMetrics().stringWidth(text)) / 2;
    graphics.drawString(text, x + indent, y + CAPTION - 5);
  }
}

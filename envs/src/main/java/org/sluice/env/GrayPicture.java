package org.sluice.env;

/** An environment that shows itself as a picture in shades of gray. */
public interface GrayPicture {

  /** Pixels of a row. */
  int width();

  /** Rows. */
  int height();

  /**
   * Draws the current state.
   *
   * @param into Modified. {@code [height × width]}, row by row from the top; 0 is black, 255 white
   */
  void draw(byte[] into);
}

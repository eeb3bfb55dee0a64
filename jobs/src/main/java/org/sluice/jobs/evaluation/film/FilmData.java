package org.sluice.jobs.evaluation.film;

import java.util.List;

/**
 * What the page's script reads, as JSON.
 *
 * @param width of a frame in the shapes' coordinates
 * @param height of a frame
 * @param colours as {@code #rrggbb}
 * @param low bounds of the actions; empty if there are none
 * @param high bounds of the actions; empty if there are none
 * @param shapes as {@link FilmCanvas} describes them
 */
record FilmData(
    int width,
    int height,
    List<String> colours,
    double[] low,
    double[] high,
    List<int[]> shapes,
    List<Film.Frame> frames) {}

// Lines with bands, drawn by uPlot.

import uPlot from "/library/uplot.js";
import {short} from "/numbers.js";
import {colour} from "/theme.js";

const THOUSAND = 1000;
const SIZES = [[1e9, "G"], [1e6, "M"], [THOUSAND, "k"]];

function tick(value) {
  const [unit, letter] = SIZES.find(([size]) => Math.abs(value) >= size) ?? [1, ""];
  return Number((value / unit).toPrecision(4)) + letter;
}

function axis(label) {
  return {
    label, size: 30, gap: 3, labelGap: 0, labelSize: label ? 18 : 0, labelFont: "13px system-ui, sans-serif",
    font: "12px system-ui, sans-serif", stroke: colour("faint"),
    grid: {stroke: colour("edge"), width: 1}, ticks: {stroke: colour("edge"), width: 1, size: 5},
    values: (plot, ticks) => ticks.map(value => value === null ? "" : tick(value)),
  };
}

/** The columns of one curve: its places, and the mean with the band around it. */
function table(curve) {
  const edge = sign => curve.mean.map((mean, i) => mean + sign * curve.deviation[i]);
  return [curve.x, curve.mean, edge(1), edge(-1)];
}

export class Plot {
  /**
   * @param element to draw in
   * @param over label of the horizontal axis; may be empty
   * @param pointed is called with each line's value below the pointer, or null outside
   */
  constructor(element, over, pointed = () => {}) {
    this.element = element;
    this.over = over;
    this.pointed = pointed;
    this.watched = new ResizeObserver(() => this.fit());
    this.watched.observe(element);
  }

  fit() {
    if (this.drawn) {
      this.drawn.setSize(this.size());
    }
  }

  size() {
    return {width: Math.max(50, this.element.clientWidth), height: this.element.clientHeight};
  }

  /** Draws curves in styles of {stroke, dash}; only the data changes if the styles do not. */
  draw(curves, styles) {
    const data = curves.length ? uPlot.join(curves.map(table)) : [[]];
    const style = JSON.stringify([this.over, styles, colour("ink"), colour("edge")]);
    if (this.drawn && style === this.style) {
      this.drawn.setData(data);
      return;
    }
    this.close();
    this.style = style;
    this.drawn = new uPlot(this.options(styles), data, this.element);
  }

  options(styles) {
    const edge = {stroke: "transparent", width: 0, points: {show: false}};
    return {
      ...this.size(),
      legend: {show: false},
      cursor: {drag: {x: true, y: false}, points: {size: 6}},
      scales: {x: {time: false}},
      axes: [axis(this.over), {...axis(""), size: 56}],
      series: [{}, ...styles.flatMap(style => [
        {stroke: style.stroke, dash: style.dash, width: 2, points: {show: points}}, edge, edge])],
      bands: styles.map((style, i) => (
          {series: [3 * i + 2, 3 * i + 3], fill: style.stroke + "28"})),
      hooks: {setCursor: [plot => this.point(plot)]},
    };
  }

  point(plot) {
    const index = plot.cursor.idx;
    const lines = (plot.data.length - 1) / 3;
    this.pointed(index === null || index === undefined || lines < 1 ? null
        : {x: short(plot.data[0][index]),
          values: Array.from({length: lines}, (_, i) => plot.data[3 * i + 1][index])});
  }

  close() {
    this.drawn?.destroy();
    this.drawn = null;
  }

  /** Ends for good. */
  remove() {
    this.watched.disconnect();
    this.close();
  }
}

/** A curve of one point would not be seen as a line. */
function points(plot, series) {
  const known = plot.data[series].filter(value => value !== null && value !== undefined);
  return known.length < 2;
}

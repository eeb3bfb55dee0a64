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
  /** The range of places that the user zoomed to; null if all are seen. */
  range = null;

  /**
   * @param element to draw in
   * @param over label of the horizontal axis; may be empty
   * @param pointed is called with each line's value below the pointer, or null outside
   * @param zoomed is called when another range is shown
   */
  constructor(element, over, pointed = () => {}, zoomed = () => {}) {
    this.element = element;
    this.over = over;
    this.pointed = pointed;
    this.zoomed = zoomed;
    this.keys = event => this.press(event);
    element.addEventListener("keydown", this.keys);
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

  /**
   * Draws curves in styles of {stroke, dash}; only the data changes if the styles do not. A range
   * that the user zoomed to stays.
   */
  draw(curves, styles) {
    const data = curves.length ? uPlot.join(curves.map(table)) : [[]];
    const style = JSON.stringify([this.over, styles, colour("ink"), colour("edge")]);
    if (this.drawn && style === this.style) {
      this.drawn.setData(data, this.range === null);
      if (this.range) {
        this.drawn.redraw();
      }
      this.point(this.drawn);
      return;
    }
    this.close();
    this.style = style;
    this.drawn = new uPlot(this.options(styles), data, this.element);
    if (this.range && data[0].length) {
      this.drawn.setScale("x", this.range);
    }
    this.point(this.drawn);
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
      hooks: {setCursor: [plot => this.point(plot)], setScale: [(plot, scale) => scale === "x" && this.scaled(plot)]},
    };
  }

  /** Takes the range that is shown from now on, which uPlot sets later than data. */
  scaled(plot) {
    const places = plot.data[0];
    const {min, max} = plot.scales.x;
    this.range = places.length && (min > places[0] || max < places.at(-1)) ? {min, max} : null;
    this.zoomed();
  }

  point(plot) {
    const index = plot.cursor.idx;
    const lines = (plot.data.length - 1) / 3;
    this.pointed(index === null || index === undefined || lines < 1 ? null
        : {x: short(plot.data[0][index]),
          values: Array.from({length: lines}, (_, i) => plot.data[3 * i + 1][index])});
  }

  /** Arrow keys move the pointer; plus and minus zoom around it, and Escape zooms out. */
  press(event) {
    const plot = this.drawn;
    const last = (plot?.data[0].length ?? 0) - 1;
    if (last < 0 || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const at = plot.cursor.idx ?? last;
    const {min, max} = plot.scales.x;
    const zoom = share => this.show(at, share * (max - min));
    const actions = {
      ArrowLeft: () => this.go(Math.max(0, at - 1)),
      ArrowRight: () => this.go(Math.min(last, at + 1)),
      Home: () => this.go(0),
      End: () => this.go(last),
      "+": () => zoom(0.5),
      "-": () => zoom(2),
      Escape: () => this.show(at, Infinity),
    };
    if (actions[event.key]) {
      event.preventDefault();
      actions[event.key]();
    }
  }

  /** Points at a place, and shows it if it is outside the range. */
  go(index) {
    const plot = this.drawn;
    const place = plot.data[0][index];
    const {min, max} = plot.scales.x;
    if (place < min || place > max) {
      this.show(index, max - min);
    } else {
      plot.setCursor({left: plot.valToPos(place, "x"), top: plot.over.clientHeight / 2});
    }
  }

  /** Shows a range as wide as this around a place, and points at the place. */
  show(index, width) {
    this.drawn.setScale("x", this.around(this.drawn.data[0][index], width));
    queueMicrotask(() => this.go(index)); // uPlot has set the range by then
  }

  /** A range as wide as this around a place, within the data. */
  around(place, width) {
    const places = this.drawn.data[0];
    const [first, last] = [places[0], places.at(-1)];
    if (width >= last - first) {
      return {min: first, max: last};
    }
    const min = Math.min(Math.max(first, place - width / 2), last - width);
    return {min, max: min + width};
  }

  close() {
    this.drawn?.destroy();
    this.drawn = null;
  }

  /** Ends for good. */
  remove() {
    this.watched.disconnect();
    this.element.removeEventListener("keydown", this.keys);
    this.close();
  }
}

/** A curve of one point would not be seen as a line. */
function points(plot, series) {
  const known = plot.data[series].filter(value => value !== null && value !== undefined);
  return known.length < 2;
}

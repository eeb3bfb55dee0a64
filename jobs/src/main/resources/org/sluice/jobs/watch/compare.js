// The plot of chosen rows of the leaderboard; of the first ones if none is chosen.

import {ask} from "/answers.js";
import {curve} from "/curve.js";
import {choices, get, make, say} from "/dom.js";
import {count, short} from "/numbers.js";
import {paced} from "/paced.js";
import {Plot} from "/plot.js";
import {line} from "/theme.js";

const RETURN = "rollout/ep_rew_mean";
const UNCHOSEN = 5;

/** As many as the server draws. */
const MOST = 40;
const PAUSE = 250;

export class Compare {
  chosen = new Set();
  places = new Map();
  curves = [];
  lines = [];

  /** Asks for the curves. */
  fetch = paced(() => this.ask(), PAUSE);

  constructor() {
    this.metric = get("metric");
    this.over = get("over");
    this.plot = null;
    for (const select of [this.metric, this.over]) {
      select.addEventListener("change", () => this.fetch());
    }
  }

  /** The columns that can be drawn. */
  offer(headings) {
    const drawn = headings.filter(one => one.includes("/") && one !== "time/total_timesteps");
    choices(this.metric, drawn.map(one => [one, one.replace(/^(rollout|train)\//, "")]));
    if (!this.offered && headings.includes(RETURN)) {
      this.metric.value = RETURN;
      this.offered = true;
    }
  }

  choose(key, on) {
    if (on) {
      this.chosen.add(key);
    } else {
      this.chosen.delete(key);
    }
  }

  /** Takes the rows of the leaderboard in their order; changed has the ids with new rows. */
  follow(rows, changed) {
    const chosen = rows.filter(row => this.chosen.has(row.key));
    this.lines = (chosen.length ? chosen : rows.slice(0, UNCHOSEN)).slice(0, MOST);
    this.settle();
    const what = JSON.stringify(this.lines.map(row => row.ids));
    if (what !== this.what || this.lines.some(row => row.ids.some(id => changed.has(id)))) {
      this.what = what;
      this.fetch();
    }
    const many = chosen.length > MOST ? `the first ${MOST} of ${count(chosen.length)} chosen` : "";
    say(get("shown"), many || (chosen.length ? `${chosen.length} chosen`
        : `the first ${this.lines.length} of the table`));
  }

  /** A line keeps its colour as long as it is drawn. */
  settle() {
    const kept = new Map();
    for (const row of this.lines) {
      if (this.places.has(row.key)) {
        kept.set(row.key, this.places.get(row.key));
      }
    }
    const taken = new Set(kept.values());
    for (const row of this.lines) {
      if (!kept.has(row.key)) {
        let place = 0;
        while (taken.has(place)) {
          place++;
        }
        taken.add(place);
        kept.set(row.key, place);
      }
    }
    this.places = kept;
  }

  async ask() {
    const asked = this.lines;
    if (!asked.length || !this.metric.value) {
      this.draw([], []);
      return;
    }
    const counted = asked.filter(row => row.counted.length);
    const answer = counted.length ? await ask("/api/curves", {column: this.metric.value,
      over: this.over.value, lines: counted.map(row => row.counted.join(",")).join(";")}) : {curves: []};
    if (answer) {
      const curves = new Map(counted.map((row, i) => [row.key, curve(answer.curves[i])]));
      this.draw(asked.map(row => curves.get(row.key) ?? curve([])), asked);
    }
  }

  draw(curves, rows) {
    this.curves = curves;
    this.rows = rows;
    const over = this.over.selectedOptions[0].label;
    if (this.plot?.over !== over) {
      this.plot?.remove();
      this.plot = new Plot(get("plot"), over, pointed => this.legend(pointed), () => this.describe());
    }
    this.redraw();
    this.describe();
  }

  describe() {
    const last = Math.max(0, ...this.curves.map(curve => curve.x.at(-1) ?? 0));
    const range = this.plot.range;
    const zoomed = range ? `, zoomed to ${count(range.min)} to ${count(range.max)}` : "";
    const lines = this.rows.length === 1 ? "1 line" : `${this.rows.length} lines`;
    get("plot").setAttribute("aria-label", this.curves.some(curve => curve.x.length)
        ? `${this.metric.value} over ${this.plot.over}, ${lines}, up to ${count(last)}${zoomed}`
        : "No curves yet");
  }

  redraw() {
    if (this.plot) {
      const styles = this.rows.map(row => line(this.places.get(row.key) ?? 0));
      this.plot.draw(this.curves, styles);
    }
  }

  /** The lines with their newest values, or with those below the pointer. */
  legend(pointed) {
    const list = get("legend");
    while (list.children.length > this.rows.length) {
      list.lastChild.remove();
    }
    say(get("place"), pointed ? `at ${pointed.x} ${this.plot.over}` : "");
    this.rows.forEach((row, i) => {
      if (!list.children[i]) {
        list.append(make("li", {}, make("span", {className: "swatch"}), make("span")));
      }
      const [swatch, text] = list.children[i].children;
      const {stroke, dash} = line(this.places.get(row.key) ?? 0);
      const step = dash.length ? `${dash[0]}px, transparent ${dash[0]}px ${dash[0] + dash[1]}px` : "";
      swatch.style.background = step
          ? `repeating-linear-gradient(90deg, ${stroke} 0 ${step})` : stroke;
      const curve = this.curves[i];
      const value = pointed ? pointed.values[i] : curve.mean.at(-1);
      const spread = !pointed && curve.trials > 1 ? ` ± ${short(curve.deviation.at(-1))}` : "";
      const size = row.ids.length > 1 ? ` (${row.ids.length} trials)` : "";
      say(text, `${row.name}${size}: ${short(value)}${spread}`);
    });
  }
}

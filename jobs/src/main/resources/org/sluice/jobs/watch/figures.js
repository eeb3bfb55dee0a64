// All figures of one trial over steps, its configuration and its films.

import {ask} from "/answers.js";
import {curve} from "/curve.js";
import {arrange, get, make, say} from "/dom.js";
import {count, short} from "/numbers.js";
import {paced} from "/paced.js";
import {Plot} from "/plot.js";
import {line} from "/theme.js";

const PAUSE = 500;

/** They say where a trial is, and are no curves. */
const PLACES = ["time/total_timesteps", "time/iterations", "train/policy_version"];

export class Figures {
  id = null;
  figures = new Map();
  films = new Map();

  /** Fetches the trial's rows. */
  ask = paced(() => this.fetch(), PAUSE);

  constructor() {
    get("close").addEventListener("click", () => {
      this.close();
      get("table").focus();
    });
  }

  /** Shows a trial and goes to it. */
  open(trial) {
    this.close();
    this.id = trial.id;
    get("trial").hidden = false;
    this.follow(trial);
    this.ask();
    get("trial").focus({preventScroll: true});
    get("trial").scrollIntoView({block: "start"});
  }

  close() {
    this.id = null;
    this.figures.forEach(figure => figure.plot.remove());
    this.figures.clear();
    this.films.clear();
    this.configuration = "";
    get("figures").replaceChildren();
    get("trial").hidden = true;
  }

  /** The trial's newest standing. */
  follow(trial) {
    say(get("trial-title"), trial.name);
    say(get("trial-state"), trial.detail ? `${trial.state}: ${trial.detail}` : trial.state);
  }

  async fetch() {
    const asked = this.id;
    if (asked === null) {
      return;
    }
    const trial = await ask("/api/trial", {id: asked});
    if (trial && asked === this.id) {
      this.show(trial);
    }
  }

  show({configuration, run, outcomes, series, films}) {
    say(get("outcomes"), Object.entries(outcomes).map(([name, times]) => `${name}: ${count(times)}`).join(", "));
    say(get("run"), run);
    const text = JSON.stringify(configuration);
    if (text !== this.configuration) { // replacing it takes away what the user selected
      this.configuration = text;
      get("configuration").replaceChildren(...Object.entries(configuration)
          .flatMap(([key, value]) => [make("dt", {}, key), make("dd", {}, value)]));
    }
    arrange(get("films"), films.map(name => this.film(name)));
    get("films").hidden = !films.length;
    for (const [heading, one] of Object.entries(series)) {
      if (!PLACES.includes(heading) && one.x.length) {
        this.figure(heading, curve([one]));
      }
    }
  }

  /** The link to a film: the same as long as the trial is shown. */
  film(name) {
    if (!this.films.has(name)) {
      const href = `/film?id=${this.id}&name=${encodeURIComponent(name)}`;
      this.films.set(name, make("li", {}, make("a", {href, target: "_blank"}, name)));
    }
    return this.films.get(name);
  }

  figure(heading, course) {
    if (!this.figures.has(heading)) {
      const box = make("div", {className: "plot", role: "img"});
      const value = make("p");
      get("figures").append(make("div", {className: "figure"}, make("h3", {}, heading), value, box));
      this.figures.set(heading, {box, value, plot: new Plot(box, "")});
    }
    const figure = this.figures.get(heading);
    figure.curve = course;
    say(figure.value, short(course.mean.at(-1)));
    figure.box.setAttribute("aria-label",
        `${heading} over steps: ${short(course.mean[0])} at first, ${short(course.mean.at(-1))} now`);
    figure.plot.draw([course], [line(0)]);
  }

  redraw() {
    this.figures.forEach(figure => figure.plot.draw([figure.curve], [line(0)]));
  }
}

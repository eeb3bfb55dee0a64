// What the server has sent of all trials. The first event has everything, later ones what changed.

import {frozen} from "/answers.js";

/** Milliseconds until a refused stream is opened again, which browsers do not do by themselves. */
const RETRY = 3000;

/** What words in the filter are looked for in. */
function searched(trial) {
  const keys = Object.entries(trial.keys).map(([key, value]) => key + "=" + value);
  return [trial.name, trial.state, trial.detail, ...keys].join(" ").toLowerCase();
}

export class Store {
  trials = [];
  keys = [];
  headings = [];
  problems = [];
  runs = [];
  clusters = null;
  pace = null;
  paused = false;

  /**
   * Listens to the server; calls back with the ids of the trials that changed. A hidden page does
   * not listen, since browsers open only six connections to a server, for all their pages.
   */
  constructor(changed, connection) {
    this.changed = changed;
    this.connection = connection;
    if (frozen) {
      queueMicrotask(() => this.changed(this.take(frozen.event))); // the caller is not ready yet
      return;
    }
    document.addEventListener("visibilitychange", () => this.follow());
    this.follow();
  }

  pause(paused) {
    this.paused = paused;
    this.follow();
  }

  /** Listens if the page is seen and not paused. */
  follow() {
    clearTimeout(this.retry);
    if (document.hidden || this.paused) {
      this.events?.close();
      this.events = null;
    } else if (!this.events) {
      this.listen();
    }
  }

  listen() {
    const events = new EventSource("/api/events");
    this.events = events;
    events.onopen = () => this.connection(true);
    events.onmessage = event => this.changed(this.take(JSON.parse(event.data)));
    events.onerror = () => {
      this.connection(false);
      if (events.readyState === EventSource.CLOSED) {
        this.events = null;
        this.retry = setTimeout(() => this.follow(), RETRY);
      }
    };
  }

  take(event) {
    if (event.full) {
      this.trials = [];
      this.keys = event.keys;
    }
    this.runs = event.runs ?? this.runs;
    this.clusters = event.clusters ?? this.clusters;
    this.headings = event.headings;
    this.problems = event.problems;
    this.pace = event.pace;
    for (const trial of event.trials) {
      const now = {...this.trials[trial.id], ...trial};
      now.text = searched(now);
      this.trials[trial.id] = now;
    }
    return new Set(event.trials.map(trial => trial.id));
  }
}

// What the server has sent of all trials. The first event has everything, later ones what changed.

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
  pace = null;

  /** Listens to the server; calls back with the ids of the trials that changed. */
  constructor(changed, connection) {
    const events = new EventSource("/api/events");
    events.onopen = () => connection(true);
    events.onerror = () => connection(false);
    events.onmessage = event => changed(this.take(JSON.parse(event.data)));
  }

  take(event) {
    if (event.full) {
      this.trials = [];
      this.keys = event.keys;
    }
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

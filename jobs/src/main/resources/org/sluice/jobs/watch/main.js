// Wires what the server sends to what the page shows.

import {frozen} from "/answers.js";
import {clusters} from "/clusters.js";
import {Compare} from "/compare.js";
import {choices, get, make, say} from "/dom.js";
import {Figures} from "/figures.js";
import {groupings, isIn, items, predicate, sort} from "/filter.js";
import {count, duration, moment} from "/numbers.js";
import {parallel} from "/parallel.js";
import {rejected} from "/rejected.js";
import {runs} from "/runs.js";
import {Store} from "/store.js";
import {Table} from "/table.js";
import {followTheme} from "/theme.js";

const compare = new Compare();
const figures = new Figures();
const table = new Table({
  opened: open,
  picked: (key, on) => {
    compare.choose(key, on);
    update(new Set());
  },
  sorted: () => update(new Set()),
});
const store = new Store(collect, connected);
let rows = [];

/** The opened group; null if all trials are shown. */
let opened = null;

/** The ids of trials that have changed since the page was last drawn. */
let pending = null;

/** Draws once for all events that arrive before the browser is ready to draw. */
function collect(changed) {
  if (pending === null) {
    pending = new Set();
    requestAnimationFrame(() => {
      const ids = pending;
      pending = null;
      update(ids);
    });
  }
  changed.forEach(id => pending.add(id));
}

function connected(is) {
  say(get("connection"), is ? "" : "No connection to ./sluice watch: it has ended, or this page is"
      + " open too often. The figures are the last ones.");
}

/** Shows everything again; changed has the ids of trials with new figures. */
function update(changed) {
  choices(get("group"), groupings(store.keys));
  choices(get("state"), stateChoices());
  summary();
  problems();
  rejected(store.runs);
  clusters(store.clusters);
  runs(store.runs);
  compare.offer(store.headings);
  const by = get("group").value;
  const trials = wanted();
  table.title(store.keys, by !== "");
  rows = sort(items(trials, store.keys, by), table.value(), table.ascending);
  compare.follow(rows, changed);
  table.show(rows, compare.places, compare.chosen);
  get("leave").hidden = opened === null;
  say(get("leave"), opened === null ? "" : "Leave " + opened.name);
  get("clear").hidden = compare.chosen.size === 0;
  parallel(trials, store.keys, compare.places);
  if (figures.id !== null && changed.has(figures.id)) {
    figures.follow(store.trials[figures.id]);
    figures.ask();
  }
}

/** The trials that the filter lets through; all of them while it cannot be understood. */
function wanted() {
  let problem = "";
  let trials = opened === null ? store.trials
      : store.trials.filter(trial => isIn(opened, trial, store.keys));
  try {
    trials = trials.filter(predicate(get("filter").value, get("state").value, store.keys));
  } catch (error) {
    problem = error.message;
  }
  say(get("filter-problem"), problem);
  say(get("count"), `${count(trials.length)} of ${count(store.trials.length)}`);
  return trials;
}

function states() {
  return [...new Set(store.trials.map(trial => trial.state))].sort();
}

/** The chosen state stays when its last trial leaves it. */
function stateChoices() {
  const chosen = get("state").value;
  const all = new Set([...states(), ...(chosen ? [chosen] : [])]);
  return [["", "all"], ...[...all].sort().map(state => [state, state])];
}

function summary() {
  const total = store.trials.reduce((sum, trial) => sum + trial.steps, 0);
  const pace = store.pace === null ? "" : `, ${count(store.pace)} steps/s`;
  const each = states()
      .map(state => `${count(store.trials.filter(one => one.state === state).length)} ${state}`);
  const at = frozen ? `, as of ${moment(frozen.at)}` : "";
  say(get("summary"), `${each.join(", ")}: ${count(total)} steps${pace}${left()}${at}`);
}

/** The time that running trials still need together at the pace of now. */
function left() {
  const open = store.trials.filter(trial => trial.state === "running" && trial.total !== null);
  const steps = open.reduce((sum, trial) => sum + trial.total - trial.steps, 0);
  return store.pace && steps > 0 ? `, ${duration(1000 * steps / store.pace)} left` : "";
}

function problems() {
  const unreadable = store.trials.filter(trial => trial.state === "unreadable")
      .map(trial => trial.detail);
  const failed = store.trials.filter(trial => trial.state === "failed")
      .map(trial => `${trial.name} failed: ${trial.detail}`);
  const all = [...new Set([...store.problems, ...unreadable, ...failed])];
  const few = all.length > 8 ? [...all.slice(0, 8), `and ${all.length - 8} more`] : all;
  if (JSON.stringify(few) !== problems.before) {
    problems.before = JSON.stringify(few);
    get("problems").replaceChildren(...(few.length
        ? [make("ul", {}, ...few.map(text => make("li", {}, text)))] : []));
  }
}

/** A group opens as its trials, a trial as its figures. */
function open(key) {
  const row = rows.find(one => one.key === key);
  if (key.startsWith("t")) {
    figures.open(row);
  } else {
    opened = {by: get("group").value, name: row.name, ids: new Set(row.ids)};
    get("group").value = "";
    update(new Set());
  }
}

for (const id of ["filter", "state", "group"]) {
  get(id).addEventListener("input", () => {
    get("table").scrollTop = 0;
    update(new Set());
  });
}
get("leave").addEventListener("click", () => {
  get("group").value = opened.by;
  opened = null;
  update(new Set());
  get("table").focus({preventScroll: true});
});
get("pause").hidden = frozen !== null;
get("pause").addEventListener("click", () => {
  store.pause(!store.paused);
  say(get("pause"), store.paused ? "Resume updates" : "Pause updates");
});
get("clear").addEventListener("click", () => {
  compare.chosen.clear();
  update(new Set());
});
new ResizeObserver(() => parallel(store.trials.length ? wanted() : [], store.keys, compare.places))
    .observe(get("parallel"));
followTheme(() => {
  compare.redraw();
  figures.redraw();
  update(new Set());
});

// Which trials are shown, how they are grouped, and in which order.

import {deviation, isNumber, mean} from "/numbers.js";

export const SEED = "seed";
const NO_SEED = "\u0000";
const FIGURES = ["return", "steps", "trend", "fallbacks", "kl", "entropy", "version"];

/** A figure or the value of a key; undefined if the trial has neither. */
function value(trial, name) {
  if (FIGURES.includes(name)) {
    return trial[name];
  }
  return name === "state" || name === "name" ? trial[name] : trial.keys[name];
}

function condition(word, keys) {
  const parts = /^([\w.-]+)(<=|>=|!=|=|<|>)(.*)$/.exec(word);
  if (!parts) {
    const wanted = word.toLowerCase();
    return trial => trial.text.includes(wanted);
  }
  const [, name, sign, operand] = parts;
  if (!FIGURES.includes(name) && !["state", "name"].includes(name) && !keys.includes(name)) {
    throw new Error(`no trial differs in '${name}'; known: ${[...FIGURES, ...keys].join(", ")}`);
  }
  if (sign === "=" || sign === "!=") {
    const same = own => own === operand
        || (isNumber(operand) && isNumber(String(own ?? "")) && Number(own) === Number(operand));
    return trial => same(value(trial, name)) === (sign === "=");
  }
  if (!isNumber(operand)) {
    throw new Error(`'${word}' needs a number after ${sign}`);
  }
  const number = Number(operand);
  const holds = {"<": own => own < number, "<=": own => own <= number,
      ">": own => own > number, ">=": own => own >= number}[sign];
  return trial => {
    const own = value(trial, name);
    return own !== null && own !== undefined && isNumber(String(own)) && holds(Number(own));
  };
}

/** A test of trials from what was typed: every word must fit. Fails with a sentence. */
export function predicate(text, state, keys) {
  const tests = text.split(/\s+/).filter(word => word).map(word => condition(word, keys));
  if (state) {
    tests.push(trial => trial.state === state);
  }
  return trial => tests.every(test => test(trial));
}

/** How trials can be grouped, as pairs of value and label. */
export function groupings(keys) {
  const seeds = keys.includes(SEED) && keys.length > 1 ? [[NO_SEED, "all but the seed"]] : [];
  return [["", "each trial"], ...seeds, ...keys.map(key => [key, key])];
}

function label(trial, keys, by) {
  const shown = by === NO_SEED ? keys.filter(key => key !== SEED) : [by];
  return shown.map(key => `${key}=${trial.keys[key] ?? "–"}`).join(", ");
}

/** Whether a trial is in a group of {by, name, ids}: labels change when trials with other keys begin. */
export function isIn({by, name, ids}, trial, keys) {
  return ids.has(trial.id) || label(trial, keys, by) === name;
}

function item(trial) {
  return {...trial, key: "t" + trial.id, ids: [trial.id], counted: [trial.id], spread: null};
}

function merged(name, trials) {
  const column = figure => trials.map(trial => trial[figure]);
  const states = [...new Set(column("state"))]
      .map(state => `${trials.filter(trial => trial.state === state).length} ${state}`);
  const counted = trials.filter(trial => trial.state !== "failed");
  return {
    key: "g" + name, name, ids: trials.map(trial => trial.id),
    counted: counted.map(trial => trial.id), keys: shared(trials),
    steps: mean(column("steps")), total: mean(column("total")),
    return: mean(counted.map(trial => trial.return)),
    spread: deviation(counted.map(trial => trial.return)),
    trend: mean(counted.map(trial => trial.trend)),
    fallbacks: column("fallbacks").reduce((sum, one) => sum + one, 0),
    kl: mean(column("kl")), entropy: mean(column("entropy")), version: mean(column("version")),
    state: states.join(", "), detail: "",
  };
}

function shared(trials) {
  const keys = {...trials[0].keys};
  for (const trial of trials) {
    for (const key of Object.keys(keys)) {
      if (trial.keys[key] !== keys[key]) {
        delete keys[key];
      }
    }
  }
  return keys;
}

/** The rows of the leaderboard: trials, or groups of them. */
export function items(trials, keys, by) {
  if (!by) {
    return trials.map(item);
  }
  const groups = new Map();
  for (const trial of trials) {
    const name = label(trial, keys, by);
    if (!groups.has(name)) {
      groups.set(name, []);
    }
    groups.get(name).push(trial);
  }
  return [...groups].map(([name, members]) => merged(name, members));
}

/** Sorts rows in place by a value of each; what has no value comes last. */
export function sort(rows, value, ascending) {
  const sign = ascending ? 1 : -1;
  return rows.sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    const missing = one => one === null || one === undefined ? 1 : 0;
    if (missing(left) || missing(right)) {
      return missing(left) - missing(right) || a.ids[0] - b.ids[0];
    }
    const numeric = isNumber(String(left)) && isNumber(String(right));
    const order = numeric ? Number(left) - Number(right)
        : String(left).localeCompare(String(right), "en", {numeric: true});
    return sign * order || a.ids[0] - b.ids[0];
  });
}

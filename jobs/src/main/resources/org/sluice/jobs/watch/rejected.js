// Which records the runs' readers could not accept, by reason.

import {get, grid, make, say} from "/dom.js";
import {count, moment} from "/numbers.js";

/** The most runs that are named as unknown for one reason, and the most reasons. */
const MOST = 5;

let before = "";

/** Shows the counts of all runs: none, some, or that they are not known. */
export function rejected(runs) {
  const shown = JSON.stringify(runs.map(({name, rejected, unknown}) => [name, rejected, unknown]));
  if (shown === before) {
    return;
  }
  before = shown;
  const unknown = runs.filter(run => run.rejected === null);
  const rows = runs.flatMap(run => (run.rejected ?? []).map(one => ({run: run.name, ...one})));
  say(get("rejected-count"), sentence(runs, unknown, rows));
  const reasons = [...new Set(unknown.map(run => run.unknown))];
  get("rejected-unknown").replaceChildren(...reasons.slice(0, MOST).map(reason =>
      make("li", {}, `${reason}: ${names(unknown.filter(run => run.unknown === reason))}`)));
  get("rejected").hidden = !rows.length;
  get("rejected").replaceChildren(grid(
      [{title: "run"}, {title: "reason"}, {title: "records", number: true},
        {title: "newest message", long: true}, {title: "topic/partition/offset"}, {title: "rejected at"}],
      rows.map(one => [one.run, one.reason, count(one.count), one.message, one.place,
        moment(one.newest)])));
}

function names(runs) {
  const more = runs.length > MOST ? `, and ${count(runs.length - MOST)} more` : "";
  return runs.slice(0, MOST).map(run => run.name).join(", ") + more;
}

function sentence(runs, unknown, rows) {
  const all = rows.reduce((sum, one) => sum + one.count, 0);
  const known = runs.length - unknown.length;
  const what = all ? count(all) : "none";
  if (!unknown.length) {
    return what;
  }
  return known
      ? `${what} in ${count(known)} ${known === 1 ? "run" : "runs"}, unknown for ${count(unknown.length)}`
      : "unknown";
}

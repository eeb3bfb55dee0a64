// Where the trials come from: each run with its start, its build and its command.

import {get, grid, say} from "/dom.js";
import {NONE, count, moment} from "/numbers.js";

/** The most rows; a trial shows its own run. */
const MOST = 200;

/** Enough of a git revision to find it, with the mark for changed files. */
const revision = text => text.replace(/^([0-9a-f]{12})[0-9a-f]*/, "$1") || NONE;

let before = "";

export function runs(all) {
  const rows = all.slice(0, MOST).map(run => [run.name,
    run.started ? moment(Date.parse(run.started)) : NONE, revision(run.revision), run.command || NONE]);
  const text = JSON.stringify([all.length, rows]);
  if (text !== before) {
    before = text;
    say(get("runs-count"), all.length > MOST ? `the first ${MOST} of ${count(all.length)}` : "");
    get("runs").replaceChildren(
        grid([{title: "run"}, {title: "started"}, {title: "git revision"}, {title: "command", long: true}], rows));
  }
}

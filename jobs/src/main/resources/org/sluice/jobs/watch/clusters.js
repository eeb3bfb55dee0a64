// The jobs of the runs on their Flink clusters.

import {get, grid, make, say} from "/dom.js";
import {count, duration, moment, share, size} from "/numbers.js";

let before = "";

/** Shows the jobs, and a sentence for each cluster that does not answer; null if none was asked. */
export function clusters(all) {
  get("clusters-section").hidden = all === null;
  const text = JSON.stringify(all);
  if (all === null || text === before) {
    return;
  }
  before = text;
  say(get("clusters-none"), all.length ? "" : "no cluster is known; start watch with --flink HOST:PORT"
      + " to see the runs' jobs, also those of train --ui PORT on this machine");
  replace(get("clusters"), all.flatMap(cluster));
}

/** Replaces the jobs; their tables stay where they were scrolled to, and the focus where it was. */
function replace(place, children) {
  const tables = () => [...place.querySelectorAll(".table")];
  const scrolled = tables().map(one => [one.scrollLeft, one.scrollTop]);
  const focused = tables().indexOf(document.activeElement);
  place.replaceChildren(...children);
  tables().forEach((one, i) => [one.scrollLeft, one.scrollTop] = scrolled[i] ?? [0, 0]);
  tables()[focused]?.focus({preventScroll: true});
}

function cluster({address, jobs, problem}) {
  const said = problem ? [make("p", {className: "warn"}, problem
      + (jobs.length ? "; these are its last figures" : ""))] : [];
  return [...said, ...jobs.map(one => job(address, one))];
}

function job(address, one) {
  const title = `${one.name}: ${one.status.toLowerCase()} at ${address}, since ${moment(one.started)}`;
  const table = make("div", {className: "table", role: "region", tabIndex: 0,
      "aria-label": "Vertices of " + one.name}, vertices(one.vertices));
  return make("div", {className: "job"}, make("h3", {}, title), make("p", {}, checkpoints(one.checkpoints)),
      ...failures(one), table);
}

function checkpoints({completed, failed, newest, milliseconds, bytes, failure}) {
  const counts = `Checkpoints: ${count(completed)} completed, ${count(failed)} failed`;
  const last = newest ? `; the newest, at ${moment(newest)}, has ${size(bytes)} and took`
      + ` ${duration(milliseconds)}` : "";
  return `${counts}${last}${failure ? `. Newest failure: ${failure}` : "."}`;
}

function failures({restarts, exceptions}) {
  const counts = `Restarts: ${count(restarts)}; failures: ${count(exceptions.count)}`
      + (exceptions.more ? " and earlier ones" : "");
  const newest = exceptions.count
      ? `; the newest, at ${moment(exceptions.newest)}: ${exceptions.cause}` : "";
  return [make("p", {className: exceptions.count ? "warn" : ""}, counts + newest)];
}

function vertices(all) {
  const number = title => ({title, number: true});
  return grid(
      [{title: "operators", long: true}, number("parallelism"), {title: "status"}, number("records in"),
        number("records out"), number("busy"), number("back-pressured")],
      all.map(one => [one.name, count(one.parallelism), one.status.toLowerCase(), count(one.in),
        count(one.out), share(one.busy), share(one.backPressured)]));
}

// The trials over their hyper-parameters: an axis for each, and one for the return.

import {get, make} from "/dom.js";
import {count, isNumber, short} from "/numbers.js";
import {colour, line} from "/theme.js";

const MOST_AXES = 9;
const LEAST_GAP = 130;
const HEIGHT = 300;
const TOP = 40;
const SIDE = 70;

/** From so many trials on, lines are fainter, since they overlap. */
const MANY = 100;

/** From here on, numbers are spread by their logarithm. */
const MANY_TIMES = 20;

/** An axis: where a trial crosses it, from 0 at its bottom to 1, and what its ends are called. */
function axis(name, values) {
  const known = values.filter(value => value !== null && value !== undefined);
  if (known.length && known.every(value => isNumber(String(value)))) {
    return numeric(name, known.map(Number));
  }
  const words = [...new Set(known)].sort();
  const place = value => words.length < 2 ? 0.5 : words.indexOf(value) / (words.length - 1);
  const few = words.length <= 6 ? words : [words[0], words.at(-1)];
  return {name, at: place, marks: few.map(word => [place(word), word])};
}

function numeric(name, numbers) {
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  const scale = low > 0 && high / low > MANY_TIMES ? Math.log : value => value;
  const span = scale(high) - scale(low);
  const at = value => span === 0 ? 0.5 : (scale(Number(value)) - scale(low)) / span;
  return {name, at, marks: span === 0 ? [[0.5, short(low)]] : [[0, short(low)], [1, short(high)]]};
}

/** Draws the trials that the filter shows; hidden if there is nothing to compare. */
export function parallel(trials, keys, places) {
  const done = trials.filter(trial => trial.return !== null);
  const shown = keys.slice(0, MOST_AXES);
  get("hyperparameters").hidden = !shown.length || done.length < 2;
  if (get("hyperparameters").hidden) {
    return;
  }
  const axes = [...shown.map(key => axis(key, done.map(trial => trial.keys[key]))),
    axis("return", done.map(trial => trial.return))];
  const canvas = sized(axes.length);
  const context = canvas.getContext("2d");
  context.scale(devicePixelRatio, devicePixelRatio);
  const width = canvas.width / devicePixelRatio;
  const x = i => SIDE + i * (width - 2 * SIDE) / (axes.length - 1);
  const y = share => HEIGHT - 20 - share * (HEIGHT - 20 - TOP);
  const crossed = (trial, i) => i === axes.length - 1 ? trial.return : trial.keys[shown[i]];
  const best = axes.at(-1);
  const faint = Math.min(1, MANY / done.length);
  const sorted = [...done].sort((a, b) => a.return - b.return);
  const chosen = trial => places.get("t" + trial.id);
  for (const trial of [...sorted, ...sorted.filter(trial => chosen(trial) !== undefined)]) {
    const place = chosen(trial);
    context.strokeStyle = place === undefined ? colour("ink") : line(place).stroke;
    context.globalAlpha = place === undefined ? faint * (0.1 + 0.5 * best.at(trial.return)) : 1;
    context.lineWidth = place === undefined ? 1 : 2.5;
    stroke(context, axes.map((one, i) => [crossed(trial, i), one, x(i)]), y);
  }
  context.globalAlpha = 1;
  axes.forEach((one, i) => mark(context, one, x(i), y));
  const winner = sorted.at(-1);
  get("parallel").setAttribute("aria-label",
      `${count(done.length)} trials over ${shown.join(", ")} and return; the best, ${winner.name}: `
      + shown.map(key => `${key}=${winner.keys[key] ?? "–"}`).join(", ")
      + `, return ${short(winner.return)}`);
}

/** The canvas, as wide as its place or as its axes need. */
function sized(axes) {
  const box = get("parallel");
  const canvas = box.firstChild ?? box.appendChild(make("canvas"));
  const width = Math.max(box.clientWidth, 2 * SIDE + LEAST_GAP * (axes - 1));
  canvas.width = width * devicePixelRatio;
  canvas.height = HEIGHT * devicePixelRatio;
  canvas.style.width = width + "px";
  canvas.style.height = HEIGHT + "px";
  return canvas;
}

/** A trial without a key leaves its axis out. */
function stroke(context, crossings, y) {
  context.beginPath();
  for (const [value, axis, x] of crossings) {
    if (value !== undefined && value !== null) {
      context.lineTo(x, y(axis.at(value)));
    }
  }
  context.stroke();
}

function mark(context, axis, x, y) {
  context.strokeStyle = colour("faint");
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, y(0));
  context.lineTo(x, y(1));
  context.stroke();
  context.textAlign = "center";
  context.fillStyle = colour("ink");
  context.font = "600 12px system-ui, sans-serif";
  context.fillText(axis.name, x, 14, LEAST_GAP - 6);
  context.font = "12px system-ui, sans-serif";
  for (const [share, text] of axis.marks) {
    const at = y(share) + (share === 0 ? 15 : share === 1 ? -7 : 4);
    const wide = Math.min(context.measureText(text).width, LEAST_GAP - 10);
    context.fillStyle = colour("page");
    context.fillRect(x - wide / 2 - 2, at - 11, wide + 4, 14);
    context.fillStyle = colour("ink");
    context.fillText(text, x, at, LEAST_GAP - 10);
  }
}

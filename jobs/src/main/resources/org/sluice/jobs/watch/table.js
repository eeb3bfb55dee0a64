// The leaderboard: of all its rows, only those that can be seen are elements.

import {arrange, get, make, say} from "/dom.js";
import {NONE, count, percent, short} from "/numbers.js";
import {line} from "/theme.js";

const ROW = 34;
const MARGIN = 8;
const MOST_KEYS = 6;

/** A column is sorted by value, and cannot be sorted if it has none. */
function columns(keys, grouped) {
  return [
    {id: "rank", title: "#", width: "2.8rem", number: true, wide: true, text: row => count(row.rank)},
    {id: "name", title: grouped ? "group" : "trial", width: "min(13rem, 36vw)",
      value: row => row.name},
    ...(grouped ? [{id: "size", title: "trials", width: "4.6rem", number: true, wide: true,
      value: row => row.ids.length, text: row => count(row.ids.length)}] : []),
    ...keys.slice(0, MOST_KEYS).map(key => ({id: "key:" + key, title: key, width: "7rem",
      wide: true, value: row => row.keys[key], text: row => row.keys[key] ?? NONE})),
    {id: "steps", title: "steps", width: "6rem", number: true, wide: true,
      value: row => row.steps, text: row => count(row.steps)},
    {id: "done", title: "done", width: "4.2rem", number: true,
      value: row => row.total ? row.steps / row.total : null,
      text: row => percent(row.steps, row.total)},
    {id: "return", title: "return", width: grouped ? "9rem" : "5.6rem", number: true,
      value: row => row.return,
      text: row => short(row.return) + (row.spread === null ? "" : " ± " + short(row.spread))},
    {id: "trend", title: "trend", label: "change of the return over the last quarter of its steps",
      width: "5rem", number: true, wide: true, value: row => row.trend,
      text: row => (row.trend > 0 ? "+" : "") + short(row.trend)},
    {id: "fallbacks", title: "fallbacks", label: "updates that kept the old policy, such as those"
      + " whose line search failed", width: "5.6rem", number: true, wide: true,
      value: row => row.fallbacks, text: row => count(row.fallbacks)},
    {id: "state", title: "state", width: grouped ? "9rem" : "6.4rem",
      value: row => row.state,
      text: row => row.detail ? row.state + ": " + row.detail : row.state},
    {id: "kl", title: "KL", width: "5.2rem", number: true, wide: true,
      value: row => row.kl, text: row => short(row.kl)},
    {id: "entropy", title: "entropy", width: "5.3rem", number: true, wide: true,
      value: row => row.entropy, text: row => short(row.entropy)},
    {id: "version", title: "version", width: "5rem", number: true, wide: true,
      value: row => row.version, text: row => count(row.version)},
  ];
}

export class Table {
  rows = [];
  column = "return";
  ascending = false;

  /** Calls back when a row is opened, its box is ticked, or another order is chosen. */
  constructor({opened, picked, sorted}) {
    this.opened = opened;
    this.picked = picked;
    this.sorted = sorted;
    this.box = get("table");
    this.body = make("tbody");
    this.above = this.space();
    this.below = this.space();
    this.head = make("tr", {"aria-rowindex": 1});
    this.table = make("table", {}, make("thead", {}, this.head), this.body);
    this.box.append(this.table);
    this.elements = new Map();
    this.box.addEventListener("scroll", () => requestAnimationFrame(() => this.render()));
    new ResizeObserver(() => this.render()).observe(this.box);
  }

  space() {
    const cell = make("td");
    return make("tr", {className: "space", "aria-hidden": "true"}, cell);
  }

  /** The headings, if they changed. */
  title(keys, grouped) {
    const layout = JSON.stringify([keys, grouped]);
    if (layout === this.layout) {
      return;
    }
    this.layout = layout;
    this.columns = columns(keys, grouped);
    this.elements.clear();
    this.head.replaceChildren(this.pickHead(), ...this.columns.map(one => this.heading(one)));
    for (const space of [this.above, this.below]) {
      space.firstChild.colSpan = this.columns.length + 1;
    }
  }

  pickHead() {
    const head = make("th", {scope: "col"}, make("span", {className: "unseen"}, "compare"));
    head.style.width = "2.4rem";
    return head;
  }

  heading(column) {
    const head = make("th", {scope: "col", className: style(column)});
    head.style.width = column.width;
    column.head = head;
    if (!column.value) {
      head.append(column.title);
      return head;
    }
    const button = make("button", {type: "button", title: column.label ?? column.title},
        column.title);
    button.addEventListener("click", () => {
      this.ascending = this.column === column.id ? !this.ascending : !column.number;
      this.column = column.id;
      this.sorted();
    });
    head.append(button);
    column.button = button;
    return head;
  }

  /** What rows are sorted by: the return, if the chosen column is no longer there. */
  value() {
    if (!this.columns.some(one => one.id === this.column)) {
      this.column = "return";
      this.ascending = false;
    }
    return this.columns.find(one => one.id === this.column).value;
  }

  /** Shows rows in their order; places maps the keys of drawn rows to lines of the plot. */
  show(rows, places, chosen) {
    this.rows = rows;
    this.places = places;
    this.chosen = chosen;
    for (const column of this.columns.filter(one => one.value)) {
      const sorted = column.id === this.column;
      const order = this.ascending ? "ascending" : "descending";
      column.head.setAttribute("aria-sort", sorted ? order : "none");
      say(column.button, column.title + (sorted ? (this.ascending ? " ▲" : " ▼") : ""));
    }
    this.table.setAttribute("aria-rowcount", rows.length + 1);
    this.render();
  }

  render() {
    if (!this.chosen) {
      return; // nothing is shown yet
    }
    const seen = Math.ceil(this.box.clientHeight / ROW) + 2 * MARGIN;
    const first = Math.max(0, Math.min(
        Math.floor(this.box.scrollTop / ROW) - MARGIN, this.rows.length - seen));
    const shown = this.rows.slice(first, first + seen);
    const focused = document.activeElement;
    const held = this.body.contains(focused);
    const before = this.elements;
    this.elements = new Map(shown.map(row => [row.key, before.get(row.key) ?? this.row(row)]));
    shown.forEach((row, i) => this.fill(this.elements.get(row.key), row, first + i));
    this.above.firstChild.style.height = first * ROW + "px";
    this.below.firstChild.style.height = (this.rows.length - first - shown.length) * ROW + "px";
    arrange(this.body, [this.above, ...[...this.elements.values()].map(one => one.tr), this.below]);
    if (held && focused !== document.activeElement) {
      // The table takes the focus of a row that is no longer an element.
      (this.body.contains(focused) ? focused : this.box).focus({preventScroll: true});
    }
  }

  row(row) {
    const tick = make("input", {type: "checkbox"});
    tick.addEventListener("change", () => this.picked(row.key, tick.checked));
    const name = make("button", {type: "button"});
    name.addEventListener("click", () => this.opened(row.key));
    const cells = this.columns.map(column =>
        make("td", {className: style(column)}, ...(column.id === "name" ? [name] : [])));
    const tr = make("tr", {}, make("td", {className: "pick"}, tick), ...cells);
    return {tr, tick, name, cells};
  }

  fill({tr, tick, name, cells}, row, index) {
    row.rank = index + 1;
    tr.setAttribute("aria-rowindex", index + 2);
    tr.classList.toggle("chosen", this.chosen.has(row.key));
    tick.checked = this.chosen.has(row.key);
    tick.setAttribute("aria-label", "compare " + row.name);
    const place = this.places.get(row.key);
    tick.style.accentColor = place === undefined ? "" : line(place).stroke;
    say(name, row.name);
    name.title = row.name;
    this.columns.forEach((column, i) => {
      if (column.text) {
        const text = column.text(row);
        say(cells[i], text);
        cells[i].title = text;
      }
    });
  }
}

const style = column =>
    [column.number ? "number" : "", column.wide ? "wide" : ""].filter(word => word).join(" ");

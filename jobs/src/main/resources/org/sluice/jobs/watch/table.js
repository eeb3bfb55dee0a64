// The leaderboard: of all its rows, only those that can be seen are elements.

import {get, make, say} from "/dom.js";
import {NONE, count, percent, short} from "/numbers.js";
import {line} from "/theme.js";

const ROW = 34;
const MARGIN = 8;

/** The most rows that are elements, however tall the window. */
const MOST = 90;
const MOST_KEYS = 6;

function columns(keys, grouped) {
  return [
    {id: "rank", title: "#", width: "2.8rem", number: true, wide: true, text: row => count(row.rank)},
    {id: "name", title: grouped ? "group" : "trial", width: "min(13rem, 36vw)"},
    ...(grouped ? [{id: "size", title: "trials", width: "4.6rem", number: true, wide: true,
      text: row => count(row.ids.length)}] : []),
    ...keys.slice(0, MOST_KEYS).map(key => ({id: "key:" + key, title: key, width: "7rem",
      wide: true, text: row => row.keys[key] ?? NONE})),
    {id: "steps", title: "steps", width: "6rem", number: true, wide: true,
      text: row => count(row.steps)},
    {id: "done", title: "done", width: "4.2rem", number: true,
      text: row => percent(row.steps, row.total)},
    {id: "return", title: "return", width: grouped ? "9rem" : "5.6rem", number: true,
      text: row => short(row.return) + (row.spread === null ? "" : " ± " + short(row.spread))},
    {id: "kl", title: "KL", width: "5.2rem", number: true, wide: true, text: row => short(row.kl)},
    {id: "entropy", title: "entropy", width: "5.3rem", number: true, wide: true,
      text: row => short(row.entropy)},
    {id: "version", title: "version", width: "5rem", number: true, wide: true,
      text: row => count(row.version)},
    {id: "state", title: "state", width: grouped ? "9rem" : "6.4rem",
      text: row => row.detail ? row.state + ": " + row.detail : row.state},
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
    this.head = make("tr");
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
    const button = make("button", {type: "button", title: column.title}, column.title);
    button.addEventListener("click", () => {
      this.ascending = this.column === column.id ? !this.ascending : !column.number;
      this.column = column.id;
      this.sorted();
    });
    const head = make("th", {scope: "col", className: style(column)}, button);
    head.style.width = column.width;
    column.head = head;
    column.button = button;
    return head;
  }

  /** Shows rows in their order; places maps the keys of drawn rows to lines of the plot. */
  show(rows, keys, grouped, places, chosen) {
    this.rows = rows;
    this.places = places;
    this.chosen = chosen;
    this.title(keys, grouped);
    for (const column of this.columns) {
      const sorted = column.id === this.column;
      const order = this.ascending ? "ascending" : "descending";
      column.head.setAttribute("aria-sort", sorted ? order : "none");
      say(column.button, column.title + (sorted ? (this.ascending ? " ▲" : " ▼") : ""));
    }
    this.table.setAttribute("aria-rowcount", rows.length + 1);
    this.render();
  }

  render() {
    if (!this.columns) {
      return;
    }
    const seen = Math.min(MOST, Math.ceil(this.box.clientHeight / ROW) + 2 * MARGIN);
    const first = Math.max(0, Math.min(
        Math.floor(this.box.scrollTop / ROW) - MARGIN, this.rows.length - seen));
    const shown = this.rows.slice(first, first + seen);
    const focused = document.activeElement;
    const before = this.elements;
    this.elements = new Map(shown.map(row => [row.key, before.get(row.key) ?? this.row(row)]));
    shown.forEach((row, i) => this.fill(this.elements.get(row.key), row, first + i));
    this.above.firstChild.style.height = first * ROW + "px";
    this.below.firstChild.style.height = (this.rows.length - first - shown.length) * ROW + "px";
    this.arrange([this.above, ...[...this.elements.values()].map(one => one.tr), this.below]);
    if (focused !== document.activeElement && this.body.contains(focused)) {
      focused.focus({preventScroll: true});
    }
  }

  /** Moves no element that is in its place already: moving takes the focus away. */
  arrange(wanted) {
    const keep = new Set(wanted);
    [...this.body.children].filter(one => !keep.has(one)).forEach(one => one.remove());
    wanted.forEach((element, i) => {
      if (this.body.children[i] !== element) {
        this.body.insertBefore(element, this.body.children[i] ?? null);
      }
    });
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

// Makes elements. Text is only ever set as text, never as markup.

export const get = id => document.getElementById(id);

/** An element with properties and children; texts become text nodes. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("aria-") || name === "role" || name === "scope") {
      element.setAttribute(name, value);
    } else {
      element[name] = value;
    }
  }
  element.append(...children);
  return element;
}

/** Sets a text only if it differs, since changes are announced and painted. */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Gives a parent these children. Moves none that is in its place: moving takes the focus away. */
export function arrange(parent, wanted) {
  const keep = new Set(wanted);
  [...parent.children].filter(one => !keep.has(one)).forEach(one => one.remove());
  wanted.forEach((element, i) => {
    if (parent.children[i] !== element) {
      parent.insertBefore(element, parent.children[i] ?? null);
    }
  });
}

/** A table of texts; columns are {title}, with number for those of numbers and long for sentences. */
export function grid(columns, rows) {
  const cell = (tag, i, text, more) => make(tag, {...more,
    className: columns[i].number ? "number" : columns[i].long ? "long" : ""}, text);
  return make("table", {className: "texts"},
      make("thead", {}, make("tr", {},
          ...columns.map(({title}, i) => cell("th", i, title, {scope: "col"})))),
      make("tbody", {}, ...rows.map(row =>
          make("tr", {}, ...row.map((text, i) => cell("td", i, text, {}))))));
}

/** Fills a choice with pairs of value and label, and keeps what was chosen if it is still there. */
export function choices(select, pairs) {
  const before = [...select.options].map(one => one.value + "\n" + one.label).join("\n");
  if (before === pairs.map(pair => pair.join("\n")).join("\n")) {
    return;
  }
  const chosen = select.value;
  select.replaceChildren(...pairs.map(([value, label]) => make("option", {value, label}, label)));
  if (pairs.some(([value]) => value === chosen)) {
    select.value = chosen;
  }
}

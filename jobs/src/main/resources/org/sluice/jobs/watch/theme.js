// Light or dark: as the system has it, or as chosen, which the browser remembers.

import {get} from "/dom.js";

const NAME = "sluice-colours";
const system = matchMedia("(prefers-color-scheme: dark)");

export const LINES = 7;

/** A colour of the style sheet. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

/** The colour and the dashes of a line; after the last colour, lines are dashed. */
export function line(place) {
  return {
    stroke: colour("line-" + (place % LINES + 1)),
    dash: [[], [8, 4], [2, 3]][Math.floor(place / LINES) % 3],
  };
}

/** What was chosen; a browser may keep nothing for pages. */
function remembered() {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

function remember(choice) {
  try {
    localStorage.setItem(NAME, choice);
  } catch {
    // It then holds until the page is closed.
  }
}

/** Sets the colours, and calls back whenever they change. */
export function followTheme(changed) {
  const select = get("theme");
  select.value = remembered();
  const apply = () => {
    const dark = select.value ? select.value === "dark" : system.matches;
    document.documentElement.classList.toggle("dark", dark);
  };
  const update = () => {
    apply();
    changed();
  };
  select.addEventListener("change", () => {
    remember(select.value);
    update();
  });
  system.addEventListener("change", update);
  apply();
}

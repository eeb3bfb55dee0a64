// The home page: the beginning of the README, its first command and its tutorials.
import { readFileSync } from "node:fs";
import { at } from "./.vitepress/repository.mjs";

const readme = readFileSync(at("README.md"), "utf8");

function between(start, end) {
  const from = readme.indexOf(start);
  const to = readme.indexOf(end, from + start.length);
  if (from < 0 || to < 0) {
    throw new Error(`README.md has no '${start}' followed by '${end}'`);
  }
  return readme.slice(from, to);
}

const content = [
  between("# Sluice\n", "`./sluice watch`"),
  between("## Quick start", "The first call"),
  between("## Tutorials", "\n## "),
].join("\n");

export default {
  paths: () => [{ params: { home: "index" }, content: content.replace(/\]\((?!https?:)/g, "](/") }],
};

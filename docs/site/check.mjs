// Checks every link and picture of the built site: the file exists, and so does the anchor.
//   node check.mjs FOLDER
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const site = resolve(process.argv[2]);

const pages = readdirSync(site, { recursive: true })
  .filter((name) => name.endsWith(".html") && !name.startsWith("javadoc"))
  .map((name) => join(site, name));

const texts = new Map();

function text(file) {
  if (!texts.has(file)) {
    texts.set(file, readFileSync(file, "utf8"));
  }
  return texts.get(file);
}

/** What a page's link leads to, if it stays on the site. */
function resolved(page, link) {
  const [, path, anchor] = /^([^#?]*)(?:\?[^#]*)?#?(.*)$/.exec(link);
  if (path === "") {
    return { file: page, anchor };
  }
  const file = path.startsWith("/") ? join(site, path) : resolve(dirname(page), path);
  return { file: decodeURI(path.endsWith("/") ? join(file, "index.html") : file), anchor };
}

function problem(page, link) {
  const { file, anchor } = resolved(page, link);
  if (!existsSync(file) || !statSync(file).isFile()) {
    return "leads nowhere";
  }
  const id = decodeURIComponent(anchor);
  return id && file.endsWith(".html") && !text(file).includes(`id="${id}"`) ? "has no such anchor" : null;
}

const problems = [];
let count = 0;
for (const page of pages) {
  const links = new Set(
    [...text(page).matchAll(/<(?:a|img|link|script)\b[^>]*?\s(?:href|src)="([^"]*)"/g)]
      .map((match) => match[1].replaceAll("&amp;", "&"))
      .filter((link) => !/^[a-z][a-z0-9+.-]*:/i.test(link)),
  );
  count += links.size;
  for (const link of links) {
    const found = problem(page, link);
    if (found) {
      problems.push(`${relative(site, page)}: ${link} ${found}`);
    }
  }
}
console.log(`${pages.length} pages, ${count} links, ${problems.length} broken`);
if (problems.length > 0) {
  console.error(problems.join("\n"));
}
process.exitCode = problems.length > 0 || pages.length === 0 ? 1 : 0;

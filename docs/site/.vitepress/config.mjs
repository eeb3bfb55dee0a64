import { cpSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { rewriteLinks, slug } from "./links.mjs";
import { address, at, documents, linked, root, version } from "./repository.mjs";

/** Folders without documents, also those that commands make, such as runs and reports. */
const others = readdirSync(root, { withFileTypes: true })
  .filter((one) => one.isDirectory() && one.name !== "docs")
  .map((one) => `${one.name}/**`);

/** The documents in the order of a user's questions. */
const order = {
  Tutorials: [
    "docs/tutorials/first-run.md",
    "docs/tutorials/own-task.md",
    "docs/tutorials/own-algorithm.md",
    "docs/tutorials/cluster.md",
    "docs/tutorials/sweep.md",
    "docs/tutorials/live.md",
    "docs/tutorials/serving.md",
    "docs/tutorials/log.md",
  ],
  "Using Sluice": [
    "README.md",
    "docs/commands.md",
    "docs/configuration.md",
    "docs/environments.md",
    "docs/runs.md",
    "docs/reports.md",
    "docs/imitation.md",
    "docs/hierarchies.md",
    "docs/live.md",
    "docs/operations.md",
    "docs/export.md",
    "docs/flink-ml.md",
  ],
  "How it works": [
    "docs/architecture.md",
    "docs/records.md",
    "docs/sql.md",
    "docs/trajectories.md",
  ],
  Results: [
    "docs/results.md",
    "docs/learning.md",
    "docs/pixel-games.md",
    "docs/toys.md",
    "docs/theory.md",
    "docs/benchmarks.md",
  ],
  Project: ["CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"],
};

const modules = ["envs", "operators", "connectors", "jobs"];

/** The text of the first heading, which a table that a command wrote does not have. */
function title(document) {
  const heading = /^# (.+)$/m.exec(readFileSync(at(document), "utf8"));
  return document === "README.md" ? "Overview" : heading?.[1].replaceAll("`", "");
}

const listed = Object.values(order).flat();
const missing = documents.filter((document) => title(document) && !listed.includes(document));
if (missing.length > 0) {
  throw new Error(`docs/site/.vitepress/config.mjs does not list ${missing.join(", ")}`);
}

/** Copies what is no page: raw data, plots that are only linked, and the Javadoc. */
function copyFiles({ outDir }) {
  for (const path of linked()) {
    if (address(path) === "/" + path) {
      mkdirSync(dirname(resolve(outDir, path)), { recursive: true });
      cpSync(at(path), resolve(outDir, path));
    }
  }
  for (const module of modules) {
    cpSync(at(`${module}/target/apidocs`), resolve(outDir, "javadoc", module), { recursive: true });
  }
}

/** The documents are outside the folder of the packages, in which their pages import Vue. */
const packages = {
  name: "packages",
  enforce: "pre",
  resolveId(id, importer, options) {
    return /^vue(\/|$)/.test(id) && importer && !importer.startsWith(process.cwd())
      ? this.resolve(id, resolve("package.json"), { ...options, skipSelf: true })
      : null;
  },
};

export default {
  title: "Sluice",
  description: "Reinforcement learning as stream processing on Apache Flink and Kafka.",
  lang: "en",
  head: [["link", { rel: "icon", href: "data:," }]],
  srcDir: root,
  outDir: "site",
  cacheDir: "cache",
  rewrites: (path) => path.replace(/^docs\/site\//, ""),
  srcExclude: ["**/target/**", "**/node_modules/**", ...others],
  markdown: { anchor: { slugify: slug }, toc: { slugify: slug }, config: rewriteLinks },
  // check.mjs checks these, and everything else, in what was built.
  ignoreDeadLinks: [/^\/files\//, /^\/javadoc\//],
  transformPageData: (page) => ({ title: page.title || page.relativePath.replace(/\.md$/, "") }),
  buildEnd: copyFiles,
  vite: { plugins: [packages] },
  themeConfig: {
    search: {
      provider: "local",
      options: {
        miniSearch: {
          searchOptions: { combineWith: "AND", fuzzy: 0.1, prefix: (term) => term.length > 2 },
        },
      },
    },
    outline: { level: [2, 3] },
    nav: [
      { text: "Tutorials", link: address(order.Tutorials[0]), activeMatch: "/docs/tutorials/" },
      { text: "Configuration", link: "/docs/configuration.html" },
      {
        text: "Javadoc",
        items: modules.map((module) => ({
          text: module,
          link: `/javadoc/${module}/index.html`,
          target: "_self",
        })),
      },
      { text: version, link: "/CHANGELOG.html" },
    ],
    sidebar: Object.entries(order).map(([text, pages]) => ({
      text,
      items: pages.map((page) => ({ text: title(page), link: address(page) })),
    })),
  },
};

// What the site shows of the repository: the documents, and the files and folders they link to.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { posix, resolve } from "node:path";

/** Builds run in docs/target. */
export const root = resolve(process.cwd(), "../..");
export const at = (path) => resolve(root, path);

/** Files that are shown as pages, by the end of their names, with the language to highlight. */
const languages = {
  ".java": "java",
  ".js": "js",
  ".mjs": "js",
  ".py": "python",
  ".sh": "sh",
  "/try": "sh",
  ".yaml": "yaml",
  ".cff": "yaml",
  ".xml": "xml",
  ".avsc": "json",
  "/package.json": "json",
  ".properties": "properties",
  "/Dockerfile": "docker",
  ".Algorithm": "txt",
  ".EncoderType": "txt",
  ".FlowFamily": "txt",
  ".PolicyType": "txt",
  ".TaskProvider": "txt",
  LICENSE: "txt",
};

export function language(path) {
  const end = Object.keys(languages).find((one) => path.endsWith(one));
  return end && languages[end];
}

const skipped = ["target", "node_modules"];

function documentsIn(folder) {
  return readdirSync(at(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) {
      return path === "docs/site" || skipped.includes(entry.name) ? [] : documentsIn(path);
    }
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

/** The documents, which are the site's main pages: paths from the repository's root. */
export const documents = [
  "README.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...documentsIn("docs"),
];

/** The files in and below a folder. */
export function filesIn(folder) {
  return readdirSync(at(folder), { withFileTypes: true })
    .filter((entry) => !skipped.includes(entry.name))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? filesIn(path) : [path];
    })
    .sort();
}

const javaFolder = /^(\w+)\/src\/main\/java\/(.+)$/;

/**
 * Where a path of the repository is on the site: a document's page, a package's Javadoc, a page
 * that shows the file or lists the folder, or the file itself.
 */
export function address(path) {
  if (path.endsWith(".md")) {
    return "/" + path.replace(/md$/, "html");
  }
  const folder = statSync(at(path)).isDirectory();
  const java = javaFolder.exec(path);
  if (folder && java) {
    const summary = existsSync(at(`${path}/package-info.java`)) || hasClasses(path);
    return `/javadoc/${java[1]}/` + (summary ? `${java[2]}/package-summary.html` : "index.html");
  }
  return folder || language(path) ? `/files/${path}.html` : `/${path}`;
}

function hasClasses(folder) {
  return readdirSync(at(folder)).some((name) => name.endsWith(".java"));
}

/** The path from the repository's root that a document's link means; one with a / begins there. */
export function target(document, link) {
  return posix.join(link.startsWith("/") ? "." : posix.dirname(document), decodeURI(link));
}

const LINK = /\]\(([^)#:\s]+)(#[^)\s]*)?\)/g;

/** All files and folders that are not documents, but reached from them. */
export function linked() {
  const paths = new Set();
  for (const document of documents) {
    for (const [, link] of readFileSync(at(document), "utf8").matchAll(LINK)) {
      const path = target(document, link);
      if (path.endsWith(".md") || !existsSync(at(path))) {
        continue; // VitePress reports a document that does not exist, check.mjs everything else
      }
      paths.add(path);
      if (address(path).startsWith("/files/") && statSync(at(path)).isDirectory()) {
        filesIn(path).forEach((file) => file.endsWith(".md") || paths.add(file));
      }
    }
  }
  return [...paths].sort();
}

/** The version in pom.xml. */
export const version = /<version>([^<]+)<\/version>/.exec(readFileSync(at("pom.xml"), "utf8"))[1];

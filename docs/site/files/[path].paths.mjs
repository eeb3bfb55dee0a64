// One page for each file and folder of the repository that a document links to.
import { readFileSync, statSync } from "node:fs";
import { address, at, filesIn, language, linked } from "../.vitepress/repository.mjs";

function list(folder) {
  return filesIn(folder)
    .map((file) => `- [${file.slice(folder.length + 1)}](/${file})`)
    .join("\n");
}

function show(file) {
  const text = readFileSync(at(file), "utf8");
  const fence = "`".repeat(6);
  return `${fence}${language(file)}\n${text}${text.endsWith("\n") ? "" : "\n"}${fence}`;
}

export default {
  paths: () =>
    linked()
      .filter((path) => address(path).startsWith("/files/"))
      .map((path) => ({
        params: { path },
        content: statSync(at(path)).isDirectory() ? list(path) : show(path),
      })),
};

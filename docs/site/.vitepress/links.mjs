// Links and anchors that work both in the repository and on the site.
import { existsSync } from "node:fs";
import { address, at, target } from "./repository.mjs";

/** A heading's anchor, as repositories' web views make it. */
export function slug(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, "")
    .replace(/ /g, "-");
}

/** Leads links to files and folders of the repository to their addresses on the site. */
export function rewriteLinks(markdown) {
  const usual =
    markdown.renderer.rules.link_open ??
    ((tokens, index, options, env, self) => self.renderToken(tokens, index, options));
  markdown.renderer.rules.link_open = (tokens, index, options, env, self) => {
    const href = tokens[index].attrGet("href");
    const [, link, anchor] = /^([^#:?]*)(#.*)?$/.exec(href) ?? [];
    const path = link && target(env.relativePath, link);
    if (path && !path.endsWith(".md") && existsSync(at(path))) {
      const there = address(path);
      tokens[index].attrSet("href", there + (anchor ?? ""));
      if (!there.startsWith("/files/")) {
        tokens[index].attrSet("target", "_self"); // no page of VitePress's own
        return self.renderToken(tokens, index, options);
      }
    }
    return usual(tokens, index, options, env, self);
  };
}

import type { Plugin } from "vite";

const shared = /packages[\\/]shared[\\/]src[\\/].*\.ts$/;

/**
 * The shared contract without the schemas nobody reads (`no-schemas.ts` says why they need not work). A schema is made by
 * calls, of which the bundler cannot know that they do nothing else, so that it keeps them all. Made in a function marked
 * as pure, a schema goes if what it is kept in is never read, and with it what only it was made of.
 */
export const unreadSchemas: Plugin = {
  name: "unread-schemas",
  apply: "build",
  enforce: "pre",
  transform(code, id) {
    if (!shared.test(id) || !/from "zod"/.test(code)) return null;
    const made = this.parse(code, { lang: "ts" })
      .body.map((line) => (line.type === "ExportNamedDeclaration" ? line.declaration : line))
      .flatMap((line) => (line?.type === "VariableDeclaration" ? line.declarations : []))
      .flatMap(({ init }) => (init?.type === "CallExpression" ? [init] : []));
    let pure = code;
    for (const { start, end } of made.toReversed())
      pure = `${pure.slice(0, start)}/* @__PURE__ */ (() => ${pure.slice(start, end)})()${pure.slice(end)}`;
    return { code: pure, map: null };
  },
};

// Compares the Chinese pages of the API with the English ones: same examples, in the same order.
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const docs = new URL("../../../docs/", import.meta.url);
const pages = readdirSync(new URL("zh/api/", docs));
const generated = /^<!-- (\w+): written by pnpm tables -->.*?^<!-- \1 end -->/gms;

const examplesOf = (file: string): string[] => {
  const page = readFileSync(new URL(file, docs), "utf8").replace(generated, "");
  return [...page.matchAll(/^```.*?^```$/gms)].map(([block]) => block);
};

it("every page of the API exists in Chinese", () => {
  expect(pages).toEqual(readdirSync(new URL("api/", docs)));
});

it.each(pages)("the Chinese page %s has the English examples", (page) => {
  const examples = examplesOf(`api/${page}`);
  expect(examples).not.toEqual([]);
  expect(examplesOf(`zh/api/${page}`), `Copy the examples of docs/api/${page}`).toEqual(examples);
});

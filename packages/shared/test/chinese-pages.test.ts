// Compares the Chinese pages on the API and on self-hosting with the English ones: same examples, same rows, in the same order.
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const docs = new URL("../../../docs/", import.meta.url);
const folders = ["api", "self-host"];
const pages = folders.flatMap((folder) =>
  readdirSync(new URL(`zh/${folder}/`, docs)).map((page) => `${folder}/${page}`),
);
const generated = /^<!-- (\w+): written by pnpm tables -->.*?^<!-- \1 end -->/gms;

const readPage = (file: string): string => readFileSync(new URL(file, docs), "utf8").replace(generated, "");

const examplesOf = (file: string): string[] =>
  [...readPage(file).matchAll(/^ *```.*?^ *```$/gms)].map(([block]) => block);

/** Returns the names in the first cells of tables, such as metrics and variables. */
const namesOf = (file: string): string[] =>
  [...readPage(file).matchAll(/^\| (`[^|]+`) +\|/gm)].flatMap(
    ([, cell = ""]) => cell.match(/`[^`]+`/g) ?? [],
  );

it.each(folders)("every page of docs/%s exists in Chinese", (folder) => {
  const names = readdirSync(new URL(`zh/${folder}/`, docs));
  expect(names).toEqual(readdirSync(new URL(`${folder}/`, docs)));
});

it.each(pages)("the Chinese page %s has the English examples", (page) => {
  const examples = examplesOf(page);
  expect(examples).not.toEqual([]);
  expect(examplesOf(`zh/${page}`), `Copy the examples of docs/${page}`).toEqual(examples);
});

it.each(pages)("the Chinese page %s has the rows of the English tables", (page) => {
  expect(namesOf(`zh/${page}`), `Translate the rows of docs/${page}`).toEqual(namesOf(page));
});

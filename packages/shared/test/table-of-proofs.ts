/** A page of docs/contributing whose rows begin with an id and end with links to the tests that name it. */
import { existsSync, readFileSync } from "node:fs";
import { expect } from "vitest";

const docs = new URL("../../../docs/contributing/", import.meta.url);

export interface Row {
  id: string;
  proof: string;
}

/** The rows whose id begins with `letter`. */
export function rowsOf(page: string, letter: string): Row[] {
  const rows = new RegExp(`^\\| (${letter}\\d+) +\\| .+ \\| (.+?) +\\|$`, "gm");
  const text = readFileSync(new URL(page, docs), "utf8");
  return [...text.matchAll(rows)].map(([, id = "", proof = ""]) => ({ id, proof }));
}

export const linksIn = (proof: string): string[] =>
  [...proof.matchAll(/\]\((\.\.\/[^)]+\.tsx?)\)/g)].map(([, to = ""]) => to);

/** The text between quotes after `it(`, `test(` or `describe(`, wherever they stand. */
const titles = (source: string): string[] =>
  [...source.matchAll(/["'`](\[[^"'`\n]*)["'`]/g)].map(([, title = ""]) => title);

/** Every file the row links to is there, and a title in it names the id. */
export function expectProved({ id, proof }: Row): void {
  for (const file of linksIn(proof)) {
    const url = new URL(file, docs);
    expect([file, existsSync(url)]).toEqual([file, true]);
    const named = titles(readFileSync(url, "utf8")).some((title) => title.includes(`[${id}]`));
    const renewal = `Name [${id}] in a test title of ${file}, or edit the row of ${id} in docs`;
    expect([file, named], renewal).toEqual([file, true]);
  }
}

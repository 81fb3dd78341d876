/** Reads a page of docs/contributing whose rows begin with an id and end with links to tests. */
import { existsSync, readFileSync } from "node:fs";
import { expect } from "vitest";

const docs = new URL("../../../docs/contributing/", import.meta.url);

export interface Row {
  id: string;
  proof: string;
}

export function rowsOf(page: string, letter: string): Row[] {
  const rows = new RegExp(`^\\| (${letter}\\d+) +\\| .+ \\| (.+?) +\\|$`, "gm");
  const text = readFileSync(new URL(page, docs), "utf8");
  return [...text.matchAll(rows)].map(([, id = "", proof = ""]) => ({ id, proof }));
}

export const linksIn = (proof: string): string[] =>
  [...proof.matchAll(/\]\((\.\.\/[^)]+\.tsx?)\)/g)].map(([, to = ""]) => to);

const titles = (source: string): string[] =>
  [...source.matchAll(/["'`](\[[^"'`\n]*)["'`]/g)].map(([, title = ""]) => title);

export function expectProved({ id, proof }: Row): void {
  for (const file of linksIn(proof)) {
    const url = new URL(file, docs);
    expect([file, existsSync(url)]).toEqual([file, true]);
    const named = titles(readFileSync(url, "utf8")).some((title) => title.includes(`[${id}]`));
    const renewal = `Name [${id}] in a test title of ${file}, or edit the row of ${id} in docs`;
    expect([file, named], renewal).toEqual([file, true]);
  }
}

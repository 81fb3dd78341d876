import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const here = (to: string): string => path.resolve(import.meta.dirname, to);

it("the architecture page names each server folder once, and no other", () => {
  const page = readFileSync(here("../../../docs/contributing/architecture.md"), "utf8");
  const [, map = ""] = /^## The server's folders$(.*?)^## /ms.exec(page) ?? [];
  const rows = map.split("\n").flatMap((line) => /^\| (`.*?) +\|/.exec(line)?.[1] ?? []);
  const named = rows.flatMap((row) => [...row.matchAll(/`([\w-]+)\/`/g)].map(([, folder]) => folder));
  const folders = readdirSync(here("../src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(
    named.toSorted(),
    'Edit the table "The server\'s folders" of docs/contributing/architecture.md',
  ).toEqual(folders.map(({ name }) => name).toSorted());
});

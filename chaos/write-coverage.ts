// Updates the test names in the fault catalogue of docs/about/reliability.md. Keeps the numbers of the last campaign.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { coverageOf, coverageTable } from "./coverage.ts";
import { biome, docs } from "./page.ts";

const file = path.join(docs, "reliability.md");
const page = readFileSync(file, "utf8");
const struck = new Map(
  [...page.matchAll(/^\| (F\d+) +\| .+? +\| campaign, (\d+) times/gm)].map(([, id, times]) => [
    id,
    Number(times),
  ]),
);
const catalogue = /(?<=^## The fault catalogue\n\n)<!-- figures[\s\S]+?<!-- \/figures -->/m;
if (!catalogue.test(page)) throw new Error("docs/about/reliability.md has no fault catalogue");
const table = coverageTable(coverageOf((id) => struck.get(id) ?? 0));
writeFileSync(
  file,
  page.replace(catalogue, () => table),
);
biome(file);

// Checks docs/spec: rule names are unique, a test title names every rule, titles name only existing rules, and the index
// lists every group with its page.
import { readFileSync } from "node:fs";
import path from "node:path";
import { repository } from "./command.ts";
import { listOurs } from "./our-files.ts";

const read = (file: string): string => readFileSync(path.join(repository, file), "utf8");

const listIds = (files: string[], pattern: RegExp): string[] =>
  files.flatMap((file) => [...read(file).matchAll(pattern)].flatMap((match) => match[1] ?? []));
const ids = (files: string[], pattern: RegExp): Set<string> => new Set(listIds(files, pattern));

/** Groups of the specification. Promises and faults (`P1`, `F22`) are numbered elsewhere. */
const groupsIn = (files: string[]): string[] => [...ids(files, /^- \*\*([A-Z]{2})\d+\*\*/gm)];
const groups = groupsIn(listOurs("docs/spec/*.md")).join("|");
const ruleId = `(?:${groups})\\d+`;

function listUnindexed(): string[] {
  const index = read("docs/spec/README.md");
  return listOurs("docs/spec/*.md").flatMap((file) => {
    const named = groupsIn([file]).join(", ");
    const row = new RegExp(`^- ${named}: \\[[^\\]]+\\]\\(${path.basename(file)}\\)`, "m");
    return named === "" || row.test(index) ? [] : [`docs/spec/README.md has no row "${named}" for ${file}`];
  });
}

const listRules = (): string[] =>
  listIds(listOurs("docs/spec/*.md"), new RegExp(`^- \\*\\*(${ruleId})\\*\\*`, "gm"));

/** Rules that protect neither data nor rights nor money, and have only slow tests. */
const provedSlowly = new Set("EV3 EV4 EV7 EV12 NT9 SC2 SU9 VR6".split(" "));

/** Returns a line for each promise, rule and defence (`N…`) that no title names, except `provedSlowly`. */
export function listUnprovedRules(titles: string[]): string[] {
  const promises = listIds(["docs/spec/README.md"], /^\| (P\d+) +\|/gm);
  const defences = listIds(["docs/contributing/security-tests.md"], /^\| (N\d+) +\|/gm);
  const required = new Set([...promises, ...defences, ...listRules()]);
  const proved = new Set(titles.flatMap((title) => title.match(/(?<=\[)[A-Z]{1,2}\d+(?=\])/g) ?? []));
  return [
    ...[...required.difference(proved).difference(provedSlowly)].map(
      (id) => `${id} is named by no quick test`,
    ),
    ...[...provedSlowly.intersection(proved)].map(
      (id) => `${id} is named by a quick test: take it off the list`,
    ),
  ];
}

function listUnproved(): string[] {
  const written = listRules();
  const rules = new Set(written);
  const proved = ids(
    listOurs("{apps,packages,e2e,chaos}/**/*.{test,spec}.{ts,tsx}"),
    new RegExp(`\\[(${ruleId})\\]`, "g"),
  );
  return [
    ...written.filter((id, i) => written.indexOf(id) !== i).map((id) => `${id} is the name of two rules`),
    ...[...rules.difference(proved)].map((id) => `${id} has no test that names it`),
    ...[...proved.difference(rules)].map((id) => `${id} is named by a test but stands nowhere in docs/spec`),
  ];
}

if (import.meta.main) {
  const unproved = [...listUnproved(), ...listUnindexed()];
  for (const line of unproved) console.log(line);
  process.exitCode = unproved.length > 0 ? 1 : 0;
}

// Every rule of docs/spec has a name of its own and a test whose title names it, no title names a rule that is not there, and
// the pages' index names every group with its page.
import { readFileSync } from "node:fs";
import path from "node:path";
import { repository } from "./command.ts";
import { listOurs } from "./our-files.ts";

const read = (file: string): string => readFileSync(path.join(repository, file), "utf8");

const listIds = (files: string[], pattern: RegExp): string[] =>
  files.flatMap((file) => [...read(file).matchAll(pattern)].flatMap((match) => match[1] ?? []));
const ids = (files: string[], pattern: RegExp): Set<string> => new Set(listIds(files, pattern));

/** The groups of the specification, as its pages name them; promises and faults (`P1`, `F22`) are numbered elsewhere. */
const groupsIn = (files: string[]): string[] => [...ids(files, /^- \*\*([A-Z]{2})\d+\*\*/gm)];
const groups = groupsIn(listOurs("docs/spec/*.md")).join("|");
const ruleId = `(?:${groups})\\d+`;

/** Pages whose row in the index does not name their groups. */
function listUnindexed(): string[] {
  const index = read("docs/spec/README.md");
  return listOurs("docs/spec/*.md").flatMap((file) => {
    const named = groupsIn([file]).join(", ");
    const row = new RegExp(`^\\| ${named} +\\| \\[[^\\]]+\\]\\(${path.basename(file)}\\)`, "m");
    return named === "" || row.test(index) ? [] : [`docs/spec/README.md has no row "${named}" for ${file}`];
  });
}

/** What is out of step, one line each. */
function listUnproved(): string[] {
  const written = listIds(listOurs("docs/spec/*.md"), new RegExp(`^- \\*\\*(${ruleId})\\*\\*`, "gm"));
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

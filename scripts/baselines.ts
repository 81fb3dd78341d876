// Retakes the reference pictures of visual tests that have changed (docs/spec/looks.md).
// usage: pnpm baselines [--only NAME]
// `--only` retakes the pictures whose name, or whose test's title, contains NAME.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { listenTo, packageProgram, repository, run } from "./command.ts";
import { chooseTests } from "./picture-tests.ts";
import { smallPng } from "./small-png.ts";
import { prepareStage } from "./stages.ts";

const pictures = path.join(repository, "e2e/looks");
const tests = ["e2e/gallery.spec.ts", "e2e/seen.spec.ts", "e2e/states.spec.ts"];

/** The browser writes colour types 2 and 6. */
const isNew = (png: Buffer): boolean => png[25] === 2 || png[25] === 6;

async function shrink(): Promise<number> {
  let shrunk = 0;
  for (const name of globSync("**/*.png", { cwd: pictures })) {
    const file = path.join(pictures, name);
    const png = readFileSync(file);
    /* Other colour types were shrunk before. */
    const small = isNew(png) ? await smallPng(png) : null;
    if (!small) continue;
    writeFileSync(file, small);
    shrunk++;
  }
  return shrunk;
}

/** The title of every test that compares pictures contains this. */
const compares = "as it did";

async function listTitles(): Promise<string[]> {
  const args = ["test", ...tests, `--grep=${compares}`, "--list", "--reporter=list"];
  const { ok, output } = await listenTo(packageProgram("playwright"), args, { cwd: repository });
  if (!ok) throw new Error(`Playwright could not list the tests.\n${output}`);
  return output.split("\n").flatMap((line) => / › .* › (.+)$/.exec(line)?.[1] ?? []);
}

/** Returns Playwright's `--grep` for the tests to run. Throws if no picture matches `only`. */
async function grepOf(only: string): Promise<string> {
  if (!only) return compares;
  const names = globSync("**/*.{png,yml}", { cwd: pictures }).map((file) =>
    file.replace(/\.(?:png|aria\.yml)$/, ""),
  );
  const titles = await listTitles();
  const chosen = chooseTests(only, titles, names);
  if (chosen.length > 0) return chosen.map((title) => `${RegExp.escape(title)}(?: @slow)?$`).join("|");
  throw new Error(
    `No picture and no test title contains "${only}". Pictures are named by their path in e2e/looks. The titles are:\n${titles.join("\n")}`,
  );
}

const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
const grep = await grepOf(values.only).catch((error: Error) => {
  console.error(error.message);
  process.exit(2);
});
// One worker, as a busy machine draws late.
const args = [
  "test",
  ...tests,
  `--grep=${grep}`,
  "--update-snapshots=changed",
  "--workers=1",
  "--retries=0",
  "--reporter=line",
];
const env = { ...process.env, JIERU_ONLY_PICTURES: values.only };
const { problems } = await prepareStage();
for (const problem of problems) console.error(problem);
const ok = problems.length === 0 && run(packageProgram("playwright"), args, { cwd: repository, env });
console.log(`${await shrink()} pictures are new or have changed`);
process.exitCode = ok ? 0 : 1;

// Retakes the reference pictures of the visual tests, where what is seen has changed: docs/spec/looks.md.
// usage: pnpm baselines
import { globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { packageProgram, repository, run } from "./command.ts";
import { smallPng } from "./small-png.ts";
import { prepareStage } from "./stages.ts";

const pictures = path.join(repository, "e2e/looks");
const tests = ["e2e/gallery.spec.ts", "e2e/seen.spec.ts", "e2e/states.spec.ts"];

/** The browser writes colours as they are (colour types 2 and 6). */
const isNew = (png: Buffer): boolean => png[25] === 2 || png[25] === 6;

/** Gives every new picture a palette, where one suffices; returns how many files that changed. */
async function shrink(): Promise<number> {
  let shrunk = 0;
  for (const name of globSync("**/*.png", { cwd: pictures })) {
    const file = path.join(pictures, name);
    const png = readFileSync(file);
    const small = isNew(png) ? await smallPng(png) : null;
    if (!small) continue;
    writeFileSync(file, small);
    shrunk++;
  }
  return shrunk;
}

// One worker: a busy machine draws late.
const args = [
  "test",
  ...tests,
  "--grep=as it did",
  "--update-snapshots=changed",
  "--workers=1",
  "--retries=0",
  "--reporter=line",
];
const { problems } = await prepareStage();
for (const problem of problems) console.error(problem);
const ok = problems.length === 0 && run(packageProgram("playwright"), args, { cwd: repository });
console.log(`${await shrink()} pictures are new or have changed`);
process.exitCode = ok ? 0 : 1;

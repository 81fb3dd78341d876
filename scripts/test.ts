// Runs the tests, here as in CI. The last lines say what went wrong, and `N passed, N failed`.
// usage: pnpm test [unit | e2e]        the quick part, with the checks
//        pnpm test:slow [unit | e2e]   everything else
import { markStart } from "./progress.ts";
import { listUnprovedRules } from "./spec.ts";
import { checkStage, type Part, playwrightStage, prepareStage, vitestStage } from "./stages.ts";
import { crashed, type FileTime, sum, type Tally } from "./tally.ts";

const descriptions: Record<Part, string> = {
  quick: "the checks, and the unit, database and browser tests that are not tagged as slow: about 7 minutes",
  slow: "the unit, database and browser tests that are tagged as slow: about 16 minutes",
};
const slowestShown = 10;

const checksOf = async (part: Part): Promise<Tally[]> => (part === "quick" ? [await checkStage()] : []);

async function unit(part: Part): Promise<Tally> {
  return sum([...(await checksOf(part)), await vitestStage(part)]);
}

async function endToEnd(part: Part, preparing: Promise<Tally>): Promise<Tally> {
  const prepared = await preparing;
  return prepared.failed > 0 ? prepared : playwrightStage(part);
}

async function everything(part: Part): Promise<Tally> {
  const checked = await checksOf(part);
  // Database tests often wait, so the build can use the processor.
  const preparing = prepareStage();
  const tally = sum([...checked, await vitestStage(part), await endToEnd(part, preparing)]);
  return part === "quick" && tally.failed === 0 ? requireProofs(tally) : tally;
}

/** Requires a quick test for every promise and rule, except those that `spec.ts` lists. */
function requireProofs(tally: Tally): Tally {
  const problems = listUnprovedRules(tally.quickTitles);
  return problems.length > 0 ? sum([tally, { ...crashed(""), problems }]) : tally;
}

async function run(part: Part, stage: string | undefined): Promise<Tally> {
  if (stage === "unit") return unit(part);
  if (stage === "e2e") return endToEnd(part, prepareStage());
  if (stage === undefined) return everything(part);
  return crashed(`Unknown stage "${stage}". Use unit, e2e, or nothing for both.`);
}

function slowestLines(files: FileTime[]): string[] {
  return files
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, slowestShown)
    .map(({ file, ms }) => `${(ms / 1000).toFixed(0).padStart(5)} s  ${file}`);
}

const part: Part = process.argv[2] === "slow" ? "slow" : "quick";
markStart();
console.log(`Running ${descriptions[part]} on two cores.`);
const { passed, failed, problems, unstable, files } = await run(part, process.argv[part === "slow" ? 3 : 2]);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(["", "The slowest files:", ...slowestLines(files)].join("\n"));
for (const problem of problems) console.log(`\n• ${problem.replaceAll("\n", "\n  ")}`);
for (const test of unstable) console.log(`\n• Unstable: ${test.replaceAll("\n", "\n  ")}`);
console.log(`${passed} passed, ${failed} failed`);

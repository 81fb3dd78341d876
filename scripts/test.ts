// The whole test run, here as in CI. The last lines say what went wrong, and `N passed, N failed`.
// usage: pnpm test [unit | e2e]
import { checkStage, playwrightStage, prepareStage, vitestStage } from "./stages.ts";
import { crashed, sum, type Tally } from "./tally.ts";

async function unit(): Promise<Tally> {
  return sum([await checkStage(), await vitestStage()]);
}

async function endToEnd(preparing: Promise<Tally>): Promise<Tally> {
  const prepared = await preparing;
  return prepared.failed > 0 ? prepared : playwrightStage();
}

async function everything(): Promise<Tally> {
  const checked = await checkStage();
  // Tests wait for much, and this uses the processor meanwhile.
  const preparing = prepareStage();
  return sum([checked, await vitestStage(), await endToEnd(preparing)]);
}

async function runPart(part: string | undefined): Promise<Tally> {
  if (part === "unit") return unit();
  if (part === "e2e") return endToEnd(prepareStage());
  if (part === undefined) return everything();
  console.error(`unknown part "${part}": unit or e2e, or nothing for both`);
  return crashed("nothing was run");
}

const { passed, failed, problems } = await runPart(process.argv[2]);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
// Once more, at the end: whoever reads only the last lines reads what went wrong.
for (const problem of problems) console.log(`\n• ${problem.replaceAll("\n", "\n  ")}`);
console.log(`${passed} passed, ${failed} failed`);

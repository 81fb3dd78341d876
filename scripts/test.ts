// The whole test run, here as in CI. The last lines say what went wrong, and `N passed, N failed`.
// usage: pnpm test [unit | e2e]
import { checkStage, playwrightStage, prepareStage, vitestStage } from "./stages.ts";
import { crashed, sum, type Tally } from "./tally.ts";

async function unit(): Promise<Tally> {
  return sum([await checkStage(), vitestStage()]);
}

function endToEnd(): Tally {
  const prepared = prepareStage();
  return prepared.failed > 0 ? prepared : playwrightStage();
}

async function runPart(part: string | undefined): Promise<Tally> {
  if (part === "unit") return unit();
  if (part === "e2e") return endToEnd();
  if (part === undefined) return sum([await unit(), endToEnd()]);
  console.error(`unknown part "${part}": unit or e2e, or nothing for both`);
  return crashed("nothing was run");
}

const { passed, failed, problems } = await runPart(process.argv[2]);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
// Once more, at the end: whoever reads only the last lines reads what went wrong.
for (const problem of problems) console.log(`\n• ${problem.replaceAll("\n", "\n  ")}`);
console.log(`${passed} passed, ${failed} failed`);

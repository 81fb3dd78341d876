// The whole test run, here as in CI. The last line says `N passed, N failed`.
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
  return crashed;
}

const { passed, failed } = await runPart(process.argv[2]);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);

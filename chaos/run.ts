/**
 * `pnpm chaos`: the whole campaign, about twelve minutes. Writes docs/about/reliability.md. Exits with 1 if a promise was broken or
 * the goal was not reached. Usage:
 *
 *     pnpm chaos [--seed N] [--pushes N] [--replies N] [--faults N] [--minutes M] [--rate PUSHES_A_SECOND]
 *                [--only WORDS] [--stage one|two] [--draft]
 *
 * `--only` selects faults whose name contains the words. Runs with `--only`, `--stage` or `--draft`, or below the goal, write no page.
 * Separate runs: `--kill-points` (`kill-points/run.ts`) and `--soak` (`soak/run.ts`).
 */
import { parseArgs } from "node:util";
import { type CampaignResult, runCampaign } from "./campaign.ts";
import { total } from "./check/total.ts";
import { allFaults } from "./faults/all.ts";
import { runMatrix } from "./kill-points/run.ts";
import { writeCampaign } from "./page.ts";
import { reliabilityPage, resultTable, violationCounts, violationLines } from "./report.ts";
import { runSoak } from "./soak/run.ts";
import type { StageKind } from "./stage/stage.ts";

const text = { type: "string" } as const;
const { values } = parseArgs({
  options: {
    seed: text,
    pushes: { ...text, default: "100000" },
    replies: { ...text, default: "20000" },
    faults: { ...text, default: "200" },
    minutes: text,
    rate: text,
    only: { ...text, default: "" },
    stage: text,
    "kill-points": { type: "boolean", default: false },
    soak: { type: "boolean", default: false },
    seeds: { ...text, default: "50" },
    draft: { type: "boolean", default: false },
  },
});

/** Rejects a value that is not a number: a typing error must not start an empty run. */
function numeral(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0) throw new Error(`"${text}" is no number above 0`);
  return number;
}

const seed = values.seed ? numeral(values.seed) : Date.now() % 1_000_000;
const kinds: StageKind[] = values.stage === "one" || values.stage === "two" ? [values.stage] : ["one", "two"];
const share = (whole: string): number => Math.ceil(numeral(whole) / kinds.length);
const goal = { pushes: share(values.pushes), replies: share(values.replies), faults: share(values.faults) };
const log = (line: string): void => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);

const reached = ({ pushes, replies, struck }: CampaignResult): boolean =>
  total(pushes) >= goal.pushes && total(replies) >= goal.replies && struck.length >= goal.faults;

process.once("SIGINT", () => process.exit(130)); // mounted disks are unmounted at exit

if (values["kill-points"]) {
  const { only, draft } = values;
  process.exit((await runMatrix({ seeds: numeral(values.seeds), only, draft, log })) ? 0 : 1);
}

if (values.soak) {
  const [minutes, pushesPerSecond] = [numeral(values.minutes ?? "120"), numeral(values.rate ?? "100")];
  const command = `npx --yes pnpm@12.21.0 chaos --soak --minutes ${minutes} --rate ${pushesPerSecond} --seed ${seed}`;
  process.exit(
    (await runSoak({ seed, minutes, pushesPerSecond, command, draft: values.draft, log })) ? 0 : 1,
  );
}

const [minutes, rate] = [numeral(values.minutes ?? "30"), numeral(values.rate ?? "250")];
const results: CampaignResult[] = [];
for (const kind of kinds) {
  log(`seed ${seed}, stage ${kind}`);
  const result = await runCampaign({
    kind,
    seed,
    faults: allFaults.filter(({ name }) => name.includes(values.only)),
    goal,
    maxMs: (minutes / kinds.length) * 60_000,
    customers: Math.ceil(rate * 1.6),
    pushesPerSecond: rate,
    images: true,
    log,
  });
  results.push(result);
  console.log(`\n${resultTable([result])}\n`);
  for (const line of violationLines([result]).slice(0, 100)) console.log(line);
  for (const line of violationCounts([result])) console.log(line);
}
const violations = violationLines(results);
const command = `npx --yes pnpm@12.21.0 chaos --seed ${seed} --pushes ${values.pushes} --replies ${values.replies} --faults ${values.faults} --rate ${rate} --minutes ${minutes}`;
const date = new Date().toISOString().slice(0, 10);
const missed = results.filter((result) => !reached(result));
for (const { kind } of missed) console.log(`stage ${kind} did not reach its goal`);
const isWhole = !values.only && kinds.length === 2 && missed.length === 0;
if (isWhole && !values.draft) writeCampaign(reliabilityPage({ seed, command, date, results }));
console.log(
  violations.length > 0 ? `${violations.length} violations; seed ${seed}` : `no violations; seed ${seed}`,
);
process.exit(violations.length > 0 || missed.length > 0 ? 1 : 0);

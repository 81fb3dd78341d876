/**
 * `pnpm chaos --soak [--minutes 120] [--rate 100] [--seed N] [--draft]`: the same load for hours on one server that is never killed. It writes
 * its section of docs/about/reliability.md and ends with 1 where a promise was broken or a figure grew.
 */
import { runCampaign } from "../campaign.ts";
import { wayFaults } from "../faults/ways.ts";
import { wechatFaults } from "../faults/wechat.ts";
import { writeSection } from "../page.ts";
import { violationLines } from "../report.ts";
import { driftsOf, isTooMuch } from "./drift.ts";
import { driftTable, soakSection } from "./report.ts";
import { type Watch, watchServer } from "./watch.ts";

export interface SoakOptions {
  seed: number;
  minutes: number;
  pushesPerSecond: number;
  /** The command line of this run, for the page. */
  command: string;
  draft: boolean;
  log(line: string): void;
}

/** Only faults that leave the server's process alive: leaks show in a process that has run for hours. */
const faults = [...wechatFaults, ...wayFaults].filter(({ group }) => group === "edges");

/** Runs a soak; true when no promise was broken, the server never restarted and no figure grew too much. */
export async function runSoak({
  seed,
  minutes,
  pushesPerSecond,
  command,
  draft,
  log,
}: SoakOptions): Promise<boolean> {
  let watch: Watch | undefined;
  const result = await runCampaign({
    kind: "one",
    seed,
    faults,
    pauseMs: { min: 2_000, max: 10_000 },
    goal: { pushes: Number.POSITIVE_INFINITY, replies: 0, faults: 0 },
    maxMs: minutes * 60_000,
    customers: Math.ceil(pushesPerSecond * 1.6),
    pushesPerSecond,
    images: true,
    onLoad: ({ servers: [server] }) => {
      watch = watchServer(server?.url ?? "");
    },
    onQuiet: async () => {
      await watch?.stop();
      // Printed before the verdict, so that hours of samples survive even if judging fails.
      console.log(`\n${driftTable(driftsOf(watch?.looks ?? []))}\n`);
    },
    log,
  });
  const drifts = driftsOf(watch?.looks ?? []);
  const violations = violationLines([result]);
  for (const line of violations.slice(0, 100)) console.log(line);
  if (result.starts > 1) console.log(`the server was started ${result.starts} times`);
  const date = new Date().toISOString().slice(0, 10);
  if (!draft) writeSection("Soak", soakSection({ result, drifts }, command, date));
  return violations.length === 0 && result.starts === 1 && !drifts.some(isTooMuch);
}

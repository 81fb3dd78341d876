/**
 * `pnpm chaos --soak [--minutes 120] [--rate 100] [--seed N] [--draft]`: constant load for hours on one server that is never killed. Writes
 * its section of docs/about/reliability.md. Exits with 1 if a promise was broken or a metric grew.
 */
import { runCampaign } from "../campaign.ts";
import { networkFaults } from "../faults/network.ts";
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
  command: string;
  draft: boolean;
  log(line: string): void;
}

/** Only faults that keep the server's process alive: leaks show only after hours. */
const faults = [...wechatFaults, ...networkFaults].filter(({ group }) => group === "edges");

/** Runs a soak. Returns whether every promise held, the server never restarted and no metric grew too much. */
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
      // Prints before the verdict, so that samples survive a failure of the checker.
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

/**
 * Every named place of the server × what dies there × seeds (F1 to F9). The cases of one place and one death follow each other
 * on one stage: the server that was started after one death is the one the next is done to, on the data of all before. What
 * is broken, or came to nothing, is counted to the case it was first seen after.
 */
import type { FailpointName } from "@jieru/realtime/failpoint";
import { comeToRest } from "../at-rest.ts";
import { checkHistory, type Verdict } from "../check/check.ts";
import type { Violation } from "../check/violation.ts";
import { collectHistory } from "../collect.ts";
import { converge } from "../converge.ts";
import type { Scene } from "../faults/fault.ts";
import { lookAtAll } from "../look.ts";
import { openConsoles } from "../people.ts";
import { createRandom } from "../random.ts";
import { until } from "../rest.ts";
import { openStage } from "../stage/stage.ts";
import { type Agents, startAgents } from "../workload/agents.ts";
import { startCustomers } from "../workload/customers.ts";
import { type Death, killPoints } from "./points.ts";
import { strike } from "./strike.ts";

/** One line of the table. */
export interface KillPointResult extends Verdict {
  point: FailpointName;
  death: Death;
  cases: number;
  /** Cases in which nothing came by the place. */
  unreached: number;
  /** The longest until every console had caught up again, from the death on. */
  slowestMs: number;
  seconds: number;
}

export interface KillPointOptions {
  point: FailpointName;
  death: Death;
  seeds: readonly number[];
  log(line: string): void;
}

const customers = 5;
const pushesPerSecond = 30;
const deedsPerSecond = 5;
/** Long enough that WeChat does not give up in a case. */
const retries = { deliveries: 10, retrySpacingMs: 1_000 };

/** Runs every seed of one place and one death. */
export async function runKillPoint(options: KillPointOptions): Promise<KillPointResult> {
  const { point, death, seeds, log } = options;
  const started = performance.now();
  const stage = await openStage("one", 0, log);
  try {
    stage.simulator.switches.set(retries);
    const consoles = await openConsoles(stage);
    const done: Pick<Agents, "intents" | "claims"> = { intents: [], claims: [] };
    const found = new Map<string, Violation>();
    let [unreached, slowestMs] = [0, 0];
    let verdict: Verdict = { pushes: noPushes, replies: noReplies, violations: [] };
    for (const [i, seed] of seeds.entries()) {
      const scene: Scene = { stage, consoles, random: createRandom(seed).fork(point), jumps: [] };
      const recoveredMs = await runCase(scene, options, seed, done);
      if (recoveredMs === null) unreached++;
      if (i % 10 === 9) log(`${i + 1} of ${seeds.length}`);
      slowestMs = Math.max(slowestMs, recoveredMs ?? 0);
      // Jobs that were killed are taken up again after half a minute: once for all of them.
      const isLast = i === seeds.length - 1;
      await comeToRest(scene, { waitsForJobs: isLast });
      const looked = await lookAtAll(stage, consoles);
      const history = await collectHistory(stage, done, looked, scene.jumps);
      verdict = checkHistory(isLast ? history : { ...history, fetching: [] });
      for (const violation of verdict.violations) {
        const key = `${violation.promise} ${violation.kind} ${violation.about}`;
        if (found.has(key)) continue;
        found.set(key, violation);
        log(`seed ${seed}: ${key}`);
      }
    }
    for (const console of consoles) console.close();
    const seconds = Math.round((performance.now() - started) / 1_000);
    const violations = [...found.values()];
    return { ...verdict, violations, point, death, cases: seeds.length, unreached, slowestMs, seconds };
  } finally {
    await stage.stop();
  }
}

const noPushes = { ok: 0, keptUnacknowledged: 0, goneAtWechat: 0, lost: 0 };
const noReplies = { sent: 0, failed: 0, unconfirmed: 0, refused: 0, neverTaken: 0 };

/** People write and answer until something has died at the place and all is back; how long that took, or null: nothing died. */
async function runCase(
  scene: Scene,
  { point, death }: KillPointOptions,
  seed: number,
  done: Pick<Agents, "intents" | "claims">,
): Promise<number | null> {
  const { stage, consoles, random } = scene;
  const { needsImages, needsSilence } = killPoints[point];
  if (needsSilence) stage.simulator.switches.set({ nextSend: "hang", nextSendSticky: true });
  const talking = startCustomers({
    simulator: stage.simulator,
    random: random.fork("customers"),
    customers,
    perSecond: pushesPerSecond,
    imageShare: needsImages ? 0.2 : 0,
    name: `${seed}-`,
  });
  const agents = startAgents({
    consoles,
    accountId: stage.accountId,
    random: random.fork("agents"),
    deedsPerSecond,
    name: ` of ${seed}`,
  });
  const first = random.int(3, 9); // so that somebody has something to answer
  await until(() => talking.settled() >= first, 20_000, 10);
  const since = await strike(scene, point, death);
  if (needsSilence) stage.simulator.switches.set({ nextSend: "normal", nextSendSticky: false });
  await Promise.all([agents.stop(), talking.stop()]);
  done.intents.push(...agents.intents);
  done.claims.push(...agents.claims);
  if (since === null) return null;
  return (await converge(scene)) === null ? Number.POSITIVE_INFINITY : performance.now() - since;
}

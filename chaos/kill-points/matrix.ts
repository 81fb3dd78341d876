/**
 * Every failpoint of the server × what dies there × seeds (F1 to F9). The cases of one failpoint and one death share a stage and its data.
 * A violation belongs to the case after which it was first seen.
 */
import type { FailpointName } from "@jieru/realtime/base/failpoint";
import { comeToRest } from "../at-rest.ts";
import { checkHistory, type Verdict } from "../check/check.ts";
import { neverWell, type Recovery } from "../check/never-well.ts";
import type { Violation } from "../check/violation.ts";
import { collectHistory, type Done } from "../collect.ts";
import { converge } from "../converge.ts";
import { letDaysPass, letRemindersCome } from "../days.ts";
import type { Scene } from "../faults/fault.ts";
import { lookAtAll } from "../look.ts";
import { openConsoles } from "../people.ts";
import { createRandom } from "../random.ts";
import { until } from "../rest.ts";
import { followReplies, type Settling } from "../settling.ts";
import { appId, openStage } from "../stage/stage.ts";
import { startAgents } from "../workload/agents.ts";
import { startCustomers } from "../workload/customers.ts";
import { type Death, killPoints } from "./points.ts";
import { strike } from "./strike.ts";

export interface KillPointResult extends Verdict {
  point: FailpointName;
  death: Death;
  cases: number;
  unreached: number;
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
const actionsPerSecond = 5;
/** Lets reminders come due while the servers of later cases die. */
const betweenCasesMs = 120_000;
/** Enough retries that WeChat gives up no push within a case. */
const retries = { deliveries: 10, retrySpacingMs: 1_000 };

export async function runKillPoint(options: KillPointOptions): Promise<KillPointResult> {
  const { point, death, seeds, log } = options;
  const started = performance.now();
  const stage = await openStage("one", 0, log);
  try {
    stage.simulator.switches.set(retries);
    const consoles = await openConsoles(stage);
    const done: Done = { intents: [], claims: [], words: [] };
    const found = new Map<string, Violation>();
    const deaths: Recovery[] = [];
    let verdict: Verdict = { ...nothing, violations: [] };
    for (const [i, seed] of seeds.entries()) {
      const scene: Scene = { stage, consoles, random: createRandom(seed).fork(point), jumps: [] };
      const { after, settling } = await runCase(scene, options, seed, done);
      if (after) deaths.push(after);
      if (i % 10 === 9) log(`${i + 1} of ${seeds.length}`);
      // pg-boss restarts killed jobs after half a minute: waits once, after the last case.
      const isLast = i === seeds.length - 1;
      const settledAfterMs = await comeToRest(scene, settling, { waitsForJobs: isLast });
      const minutes = isLast ? await letRemindersCome(stage) : null;
      if (isLast) await converge(scene);
      const looked = await lookAtAll(stage, consoles);
      if (isLast) for (const console of consoles) console.close();
      const later = minutes && { minutes, days: await letDaysPass(stage) };
      const history = await collectHistory(
        stage,
        done,
        looked,
        scene.jumps,
        { settledAfterMs, calmSince: null },
        later,
      );
      const unready = isLast ? history.unready : history.unready.filter(({ state }) => state !== "fetching");
      verdict = checkHistory({ ...history, unready });
      for (const violation of [...verdict.violations, ...neverWell(after ? [after] : [])]) {
        const key = `${violation.promise} ${violation.kind} ${violation.about}`;
        if (found.has(key)) continue;
        found.set(key, violation);
        log(`seed ${seed}: ${key}`);
      }
    }
    return {
      ...verdict,
      violations: [...found.values()],
      point,
      death,
      cases: seeds.length,
      unreached: seeds.length - deaths.length,
      slowestMs: Math.max(0, ...deaths.map(({ recoveredMs }) => recoveredMs ?? 0)),
      seconds: Math.round((performance.now() - started) / 1_000),
    };
  } finally {
    await stage.stop();
  }
}

const nothing = {
  pushes: { ok: 0, keptUnacknowledged: 0, goneAtWechat: 0, lost: 0 },
  pushesAside: { ok: 0, keptUnacknowledged: 0, goneAtWechat: 0, lost: 0 },
  replies: { sent: 0, failed: 0, unconfirmed: 0, refused: 0, neverTaken: 0 },
  saidByItself: { greetings: 0, autoReplies: 0, questions: 0 },
  words: { note: 0, remark: 0, topic: 0, reminder: 0, told: 0, pictures: 0 },
};

interface Case {
  after: Recovery | null;
  settling: Settling;
}

/** Runs the load until something has died at the failpoint and everything has recovered. */
async function runCase(
  scene: Scene,
  { point, death }: KillPointOptions,
  seed: number,
  done: Done,
): Promise<Case> {
  const { stage, consoles, random } = scene;
  const { needsImages, needsPictures, needsSilence } = killPoints[point];
  stage.clock.advance(betweenCasesMs);
  if (needsSilence) stage.simulator.switches.set({ nextSend: "hang", nextSendSticky: true });
  const talking = startCustomers({
    simulator: stage.simulator,
    appId,
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
    now: stage.clock.now,
    actionsPerSecond,
    ...(needsPictures && { pictureShare: 0.7 }),
    name: ` of ${seed}`,
  });
  const first = random.int(3, 9); // so that a session has something to answer
  await until(() => talking.settled() >= first, 20_000, 10);
  const since = await strike(scene, point, death);
  if (needsSilence) stage.simulator.switches.set({ nextSend: "normal", nextSendSticky: false });
  const settling = followReplies(scene);
  await Promise.all([agents.stop(), talking.stop()]);
  done.intents.push(...agents.intents);
  done.claims.push(...agents.claims);
  done.words.push(...agents.words);
  if (since === null) return { after: null, settling };
  const isWell = (await converge(scene)) !== null;
  const recoveredMs = isWell ? performance.now() - since : null;
  return { after: { what: `the end of ${death} at ${point}, seed ${seed}`, recoveredMs }, settling };
}

import type { PushEntry } from "@jieru/simulator/ledger-entry";
import { comeToRest } from "./at-rest.ts";
import { checkHistory, type Verdict } from "./check/check.ts";
import { neverWell } from "./check/never-well.ts";
import { collectHistory } from "./collect.ts";
import { converge } from "./converge.ts";
import { letDaysPass, letRemindersCome } from "./days.ts";
import type { Fault, Scene } from "./faults/fault.ts";
import { type Injector, type InjectorOptions, startInjector } from "./injector.ts";
import { lookAtAll } from "./look.ts";
import { openConsoles } from "./people.ts";
import { createRandom } from "./random.ts";
import { rest, until } from "./rest.ts";
import { followReplies } from "./settling.ts";
import { appId, appIdAside, openStage, type Stage, type StageKind } from "./stage/stage.ts";
import { startAgents } from "./workload/agents.ts";
import { type Customers, startCustomers } from "./workload/customers.ts";

export interface CampaignOptions {
  kind: StageKind;
  seed: number;
  faults: readonly Fault[];
  goal: { pushes: number; replies: number; faults: number };
  maxMs: number;
  /** Minimum of acknowledged pushes and faults; a slow machine continues for at most `withinMs` to reach it. */
  least?: { pushes: number; faults: number; withinMs: number };
  customers: number;
  pushesPerSecond: number;
  images: boolean;
  /** The pause between two faults of the same group; `usualPauseMs` when absent. */
  pauseMs?: InjectorOptions["pauseMs"];
  calmMs?: number;
  onLoad?(stage: Stage): void;
  onQuiet?(): Promise<void> | undefined;
  log(line: string): void;
}

export interface CampaignResult extends Verdict {
  kind: StageKind;
  seconds: number;
  starts: number;
  struck: Injector["struck"];
  ackMs: number[];
  settledAfterMs: number | null;
  pagesRead: number;
  picturesSeen: number;
}

const mbPerPush = 0.02;
const usualPauseMs = { min: 200, max: 1_500 };
const retries = { deliveries: 10, retrySpacingMs: 700 };
/** Share of pushes that go to the second mini program. */
const shareAside = 0.2;
/** Pushes to each mini program in the calm period. */
const calmPushes = 10;
const usualCalmMs = 10_000;
const calmWithinMs = 30_000;

/** Runs a campaign. Rejects only when the stage fails; broken promises are in the result. */
export async function runCampaign(options: CampaignOptions): Promise<CampaignResult> {
  const { kind, seed, goal, maxMs, log } = options;
  const random = createRandom(seed);
  const { pauseMs = usualPauseMs } = options;
  const stage = await openStage(kind, Math.ceil(400 + goal.pushes * mbPerPush), log);
  for (const fault of options.faults)
    if (kind === "two" && fault.possible?.(stage) === false) log(`skipped here: ${fault.name}`);
  try {
    stage.simulator.switches.set(retries);
    const consoles = await openConsoles(stage);
    const scene: Scene = { stage, consoles, random: random.fork("faults"), jumps: [] };
    await converge(scene);
    options.onLoad?.(stage);
    const started = performance.now();
    const customers = talkTo(stage, appId, options);
    const aside = talkTo(stage, appIdAside, aPartOf(options));
    const agents = startAgents({
      consoles,
      accountId: stage.accountId,
      random: random.fork("agents"),
      now: stage.clock.now,
      actionsPerSecond: 15,
      name: "",
    });
    const injector = startInjector({ scene, faults: options.faults, pauseMs, log });
    const reached = () =>
      customers.settled() >= goal.pushes &&
      agents.intents.length >= goal.replies &&
      injector.struck.length >= goal.faults;
    await until(reached, maxMs, 200);
    const { least } = options;
    if (least)
      await until(
        () => countAcknowledged(stage) > least.pushes && injector.struck.length > least.faults,
        least.withinMs,
        200,
      );
    await injector.stop();
    const settling = followReplies(scene);
    await injector.recovered();
    const calmSince = await goOnInCalm(stage, options.calmMs ?? usualCalmMs);
    await Promise.all([agents.stop(), customers.stop(), aside.stop()]);
    await options.onQuiet?.();
    const seconds = (performance.now() - started) / 1_000;
    log(`quiet after ${Math.round(seconds)} s`);
    const settledAfterMs = await comeToRest(scene, settling);
    const minutes = await letRemindersCome(stage);
    await converge(scene);
    log("everything at rest");
    const looked = await lookAtAll(stage, consoles);
    for (const console of consoles) console.close();
    log("every console looked at");
    const later = { minutes, days: await letDaysPass(stage) };
    const history = await collectHistory(
      stage,
      agents,
      looked,
      scene.jumps,
      { settledAfterMs, calmSince },
      later,
    );
    const verdict = checkHistory(history);
    log("judged");
    return {
      kind,
      seconds,
      starts: stage.servers.reduce((sum, server) => sum + server.starts(), 0),
      struck: injector.struck,
      ackMs: ackTimes(stage),
      settledAfterMs,
      pagesRead: looked.shown.reduce((sum, { pages }) => sum + pages.length, 0),
      picturesSeen: looked.pictures.length,
      ...verdict,
      violations: [
        ...verdict.violations,
        ...neverWell(injector.struck.map(({ fault, ...struck }) => ({ ...struck, what: fault.name }))),
      ],
    };
  } finally {
    await stage.stop();
  }
}

type Load = Pick<CampaignOptions, "seed" | "customers" | "pushesPerSecond" | "images">;

const aPartOf = ({ seed, customers, pushesPerSecond }: Load): Load => ({
  seed,
  customers: Math.ceil(customers * shareAside),
  pushesPerSecond: pushesPerSecond * shareAside,
  images: false,
});

const talkTo = (
  { simulator }: Stage,
  to: string,
  { seed, customers, pushesPerSecond, images }: Load,
): Customers =>
  startCustomers({
    simulator,
    appId: to,
    random: createRandom(seed).fork(`customers of ${to}`),
    customers,
    perSecond: pushesPerSecond,
    imageShare: images ? 0.005 : 0,
    name: "",
  });

/** Runs the calm period, which the checker judges separately. Returns its start by WeChat's clock. */
async function goOnInCalm({ clock, simulator }: Stage, calmMs: number): Promise<number> {
  const since = clock.now();
  const isTaken = ({ at, outcome }: PushEntry): boolean => at >= since && outcome === "acknowledged";
  const taken = (of: string): number => simulator.ledger.listPushes({ appId: of }).filter(isTaken).length;
  await rest(calmMs);
  await until(() => [appId, appIdAside].every((of) => taken(of) >= calmPushes), calmWithinMs, 200);
  return since;
}

const countAcknowledged = ({ simulator }: Stage): number =>
  simulator.ledger.listPushes().filter(({ deliveries }) => deliveries.some((d) => d.answer === "success"))
    .length;

const ackTimes = ({ simulator }: Stage): number[] =>
  simulator.ledger
    .listPushes()
    .flatMap(({ deliveries }) => deliveries.filter((d) => d.answer === "success").map((d) => d.ms));

/**
 * One batch of one account's commands, in one transaction: lock the head, insert pushes, load, decide, save, side
 * effects, commit. The head row's lock makes the order of commits the order of `seq`. A batch costs three round trips.
 */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { ClientBase, Pool } from "pg";
import { failpoint } from "../base/failpoint.ts";
import { attempt, type FailedTransaction } from "../database/transaction.ts";
import type { Command } from "../desk/command.ts";
import { decide, mayFree, needsOf } from "../desk/decide.ts";
import type { Desk, Moment } from "../desk/desk.ts";
import { dispatch, hasMoreToDispatch } from "../desk/dispatch.ts";
import { appendOne, evolve } from "../desk/evolve.ts";
import { type Fact, isRefused } from "../desk/fact.ts";
import { AccountCache } from "./account-cache.ts";
import { listBoundAgents } from "./bound-agents.ts";
import { listConductRules } from "./conduct-rules.ts";
import { type LoggedEvent, type LoggedFact, logged } from "./events.ts";
import type { InboundImage } from "./inbound-image.ts";
import { listKeywordReplies } from "./keyword-replies.ts";
import { byId, type Loaded, loadDesk, loadNamed, lockHead } from "./load.ts";
import { insertPushes, type PushMarks, type StoredPush } from "./pushes.ts";
import { type BatchChange, type NewImage, save, shownIn } from "./save.ts";

export interface BatchInput {
  command: Command | null;
  push?: StoredPush;
  image?: InboundImage | null;
  /** Writes in the same transaction; not for a repeated push. */
  sideEffect?: (client: ClientBase, outcome: Outcome) => Promise<void>;
}

/** `desk` is the account right after the command. A repeated push has no facts. */
export type Outcome = { ok: true; desk: Desk; facts: Fact[] } | { ok: false; refusal: Refusal };

export interface BatchResult {
  outcomes: Outcome[];
  events: LoggedEvent[];
  cache: AccountCache | null;
  hasMoreToDispatch: boolean;
}

export interface BatchOptions {
  pool: Pool;
  moment(): Moment;
  cached: AccountCache | null;
  statementTimeoutMs?: number;
}

/** Runs a batch. Never rejects. Without `ok` it was not committed, or that is unknown (`uncertain`). */
export async function runBatch(
  accountId: AccountId,
  inputs: readonly BatchInput[],
  { pool, moment, cached, statementTimeoutMs }: BatchOptions,
): Promise<{ ok: true; value: BatchResult } | FailedTransaction<BatchResult>> {
  const outcome = await attempt(pool, async (client, write) => {
    if (statementTimeoutMs) write(client.query(`set local statement_timeout = ${statementTimeoutMs}`));
    const loading = { client, inputs, cached, moment };
    const state = await lockAndLoad(accountId, loading);
    if (!state) return accountNotFound(inputs);
    const { result, change, sideEffects } = decideAll(state, inputs);
    for (const statement of save(change)) write(client.query(statement));
    for (const run of sideEffects) await run(client);
    await failpoint("lane.before_commit");
    return result;
  });
  if (!outcome.ok) return outcome;
  try {
    await failpoint("lane.after_commit");
    return outcome;
  } catch (error) {
    return { ok: false, error, uncertain: outcome.value };
  }
}

const accountNotFound = (inputs: readonly BatchInput[]): BatchResult => ({
  outcomes: inputs.map(() => ({ ok: false, refusal: { refusal: "account_not_found" } })),
  events: [],
  cache: null,
  hasMoreToDispatch: false,
});

interface BatchState extends Loaded {
  at: Moment;
  fence: string | null;
  cache: AccountCache | null;
  live: ReadonlySet<BatchInput>;
}

interface Loading {
  client: ClientBase;
  inputs: readonly BatchInput[];
  cached: AccountCache | null;
  moment(): Moment;
}

const commandsOf = (inputs: Iterable<BatchInput>): Command[] =>
  [...inputs].flatMap(({ command }) => command ?? []);

async function lockAndLoad(
  accountId: AccountId,
  { client, inputs, cached, moment }: Loading,
): Promise<BatchState | null> {
  const pushes = inputs.flatMap(({ push }) => push ?? []);
  const [head, newPushes, named] = await Promise.all([
    lockHead(client, accountId),
    insertPushes(client, accountId, pushes),
    loadNamed(client, accountId, needsOf(commandsOf(inputs))),
  ]);
  if (newPushes.size > 0) await failpoint("push.after_insert");
  if (!head) return null;
  const at = moment();
  const cache = cached?.isValidAt(head) ? cached : null;
  const live = new Set(inputs.filter(({ push }) => !push || newPushes.has(push)));
  const commands = commandsOf(live);
  const { agents, keywordReplies, conductRules } = cache ?? (await loadSettings(client, accountId));
  const loaded = await loadDesk(
    client,
    { head, agents, keywordReplies, conductRules, cache, named },
    { needs: needsOf(commands), mayFreeAgents: mayFree(commands), now: at.now },
  );
  return { ...loaded, at, fence: head.fence, cache, live };
}

async function loadSettings(
  client: ClientBase,
  accountId: AccountId,
): Promise<Pick<Desk, "agents" | "keywordReplies" | "conductRules">> {
  const [agents, keywordReplies, conductRules] = await Promise.all([
    listBoundAgents(client, accountId),
    listKeywordReplies(client, accountId),
    listConductRules(client, accountId),
  ]);
  return { agents: byId(agents), keywordReplies, conductRules };
}

interface DecidedBatch {
  result: BatchResult;
  change: BatchChange;
  sideEffects: ((client: ClientBase) => Promise<void>)[];
}

function decideAll(
  { desk: before, partial, at, fence: fenceBefore, cache, live }: BatchState,
  inputs: readonly BatchInput[],
): DecidedBatch {
  let desk = before;
  const log: LoggedFact[] = [];
  const outcomes: Outcome[] = [];
  const sideEffects: DecidedBatch["sideEffects"] = [];
  const images: NewImage[] = [];
  for (const input of inputs) {
    let outcome: Outcome = { ok: true, desk, facts: [] };
    if (input.command && live.has(input)) outcome = decideOne(desk, input.command, at, log);
    if (outcome.ok) desk = outcome.desk;
    outcomes.push(outcome);
    if (input.image && outcome.ok) images.push(...shownIn(outcome.facts, input.image));
    if (live.has(input) && input.sideEffect)
      sideEffects.push((client) => input.sideEffect?.(client, outcome) ?? Promise.resolve());
  }
  const lookedAt = new Set(
    commandsOf(live).flatMap((c) => (c.do === "look_at_session" ? [c.sessionId] : [])),
  );
  const pushMarks = marksOf(inputs, outcomes, live);
  const after = dispatchWaiting(desk, at, log);
  const isChanged = log.length > 0 || [...live].some(({ push }) => push);
  const fence = isChanged ? at.newId() : fenceBefore;
  return {
    sideEffects,
    change: { before, desk: after, fence, log, lookedAt, pushMarks, images, now: at.now },
    result: {
      outcomes,
      events: log.map(({ event }) => event),
      cache: AccountCache.after(after, fence, partial, cache),
      hasMoreToDispatch: hasMoreToDispatch(after),
    },
  };
}

function decideOne(desk: Desk, command: Command, at: Moment, log: LoggedFact[]): Outcome {
  const decision = decide(desk, command, at);
  if (isRefused(decision)) return { ok: false, refusal: decision };
  const facts: Fact[] = [];
  for (const each of decision) {
    const next = appendOne(desk, each);
    desk = next.desk;
    facts.push(next.fact);
    log.push(logged(desk, next.fact));
  }
  return { ok: true, desk, facts };
}

function dispatchWaiting(desk: Desk, at: Moment, log: LoggedFact[]): Desk {
  const dispatched = dispatch(desk, at);
  let after = desk;
  for (const fact of dispatched.facts) {
    after = evolve(after, fact);
    log.push(logged(after, fact));
  }
  return dispatched.desk;
}

function marksOf(
  inputs: readonly BatchInput[],
  outcomes: readonly Outcome[],
  live: ReadonlySet<BatchInput>,
): PushMarks {
  const handedOver: string[] = [];
  const forgotten: string[] = [];
  for (const [i, input] of inputs.entries()) {
    const outcome = outcomes[i];
    if (!input.push || !input.command || !live.has(input) || !outcome?.ok) continue;
    if (outcome.facts.length === 0) forgotten.push(input.push.key);
    else if (isHandedOver(outcome)) handedOver.push(input.push.key);
  }
  return { handedOver, forgotten };
}

/** [HO2] Returns whether the push is answered by routing its message to WeChat's own tool. */
export const isHandedOver = (outcome: Outcome): boolean =>
  outcome.ok && outcome.facts.some((f) => f.type === "customer_handed_over");

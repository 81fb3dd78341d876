/** One batch of one account's commands, in one transaction: lock, load, decide, save. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { ClientBase } from "pg";
import { listBoundAgents } from "../agents/bound-agents.ts";
import { listConductRules } from "../conduct-rules/conduct-rules.ts";
import type { Transaction } from "../database/transaction.ts";
import type { Command } from "../desk/command.ts";
import { decide, isRefused } from "../desk/decide.ts";
import type { Desk, DeskSession, Moment } from "../desk/desk.ts";
import { dispatch, hasMoreToHandOut } from "../desk/dispatch.ts";
import { appendOne, evolve } from "../desk/evolve.ts";
import type { Fact } from "../desk/fact.ts";
import { failpoint } from "../failpoint.ts";
import { listKeywordReplies } from "../keyword-replies/keyword-replies.ts";
import type { InboundImage } from "../media/incoming/inbound-image.ts";
import type { LoggedEvent } from "../policies/event.ts";
import {
  byId,
  type Head,
  type Loaded,
  loadDesk,
  loadWritten,
  lockHead,
  lockHeads,
  recallDesk,
  type Written,
} from "./load.ts";
import { Memory } from "./memory.ts";
import { mayFree, needsOf } from "./needs.ts";
import { insertPushes, type KeptPush, type PushMarks } from "./pushes.ts";
import { logged } from "./save/events.ts";
import { type NewImage, shownIn } from "./save/images.ts";
import type { LoggedFact, Step } from "./save/step.ts";
import { save } from "./save.ts";

/** A command on its way through the lane; a push brings the raw text that must be kept with it. */
export interface Entry {
  command: Command | null;
  push?: KeptPush;
  /** A customer's image that the command's message shows. */
  image?: InboundImage | null;
  /** Written in the same transaction, only if the push is new: a row the command's facts refer to. */
  alongside?: (client: ClientBase, outcome: Outcome) => Promise<void>;
}

/** What became of a command. `desk` is the account right after it; a push that had been here before changes nothing. */
export type Outcome = { ok: true; desk: Desk; facts: Fact[] } | { ok: false; refusal: Refusal };

export interface BatchResult {
  outcomes: Outcome[];
  /** What the log gained, in order. */
  events: LoggedEvent[];
  memory: Memory | null;
  /** Whether what the lane remembered was still true. */
  foundAsLeft: boolean;
  moreToHandOut: boolean;
}

const unknownAccount: Outcome = { ok: false, refusal: { refusal: "account_not_found" } };

function step(desk: Desk, command: Command, at: Moment, log: LoggedFact[]): { desk: Desk; outcome: Outcome } {
  const decision = decide(desk, command, at);
  if (isRefused(decision)) return { desk, outcome: { ok: false, refusal: decision } };
  const facts: Fact[] = [];
  for (const each of decision) {
    const next = appendOne(desk, each);
    desk = next.desk;
    facts.push(next.fact);
    log.push(logged(desk, next.fact));
  }
  return { desk, outcome: { ok: true, desk, facts } };
}

/** What a batch is decided on. `memory` is what of the desk was remembered, if it was true. */
interface Ground extends Loaded {
  memory: Memory | null;
  fence: string | null;
}

/** What a batch came to. Nothing of it has been sent yet. */
export interface Decided {
  /** null where there is nothing to save. */
  step: Step | null;
  /** What is written after it, one by one. */
  alongside: ((client: ClientBase) => Promise<void>)[];
  result: BatchResult;
}

/** Fewer commands wait while the batch before them commits, and go together with what else arrives until then. */
export const worthSending = 32;

/**
 * Decides on what is remembered, without asking PostgreSQL anything: its transaction fails where that is no longer true, or where
 * a push is not new. null where the batch needs what would have to be read. `memory` must not be used again otherwise.
 */
export function decideFromMemory(entries: readonly Entry[], memory: Memory, at: Moment): Decided | null {
  const pushes = entries.flatMap((e) => e.push ?? []);
  const ground = differ(pushes) ? groundOf(memory, entries) : null;
  if (!ground) return null;
  return decideOn(ground, { entries, live: new Set(entries), newPushes: pushes }, at);
}

const differ = (pushes: readonly KeptPush[]): boolean =>
  new Set(pushes.map((p) => p.key)).size === pushes.length;

function groundOf(memory: Memory, entries: readonly Entry[]): Ground | null {
  const commands = commandsOf(entries);
  const desk = recallDesk(memory, needsOf(commands), mayFree(commands));
  return desk && { desk, partial: new Set(), memory, fence: memory.fence };
}

const commandsOf = (entries: Iterable<Entry>): Command[] => [...entries].flatMap((e) => e.command ?? []);

/** A batch whose first statements are on their way: the head's lock, its pushes, and what its commands name. */
export interface OpenBatch {
  entries: readonly Entry[];
  head: Promise<Head | null>;
  /** The pushes that had not been here before. */
  fresh: Promise<Set<KeptPush>>;
  written: Promise<Written>;
}

/** When everything that was asked has been answered, in whatever way. */
export const answersOf = ({ head, fresh, written }: OpenBatch): Promise<unknown> =>
  Promise.allSettled([head, fresh, written]);

/** Sends the first statements of a transaction, and waits for nothing: the lock, and behind it whatever needs no more than the commands to be asked. */
export function openBatch(
  { client, under }: Access,
  accountId: AccountId,
  entries: readonly Entry[],
): OpenBatch {
  under.flush();
  const head = lockHead(client, accountId);
  const pushes = entries.flatMap((e) => e.push ?? []);
  const fresh = insertPushes(client, accountId, pushes);
  const written = loadWritten(client, accountId, needsOf(commandsOf(entries)));
  for (const answer of [head, fresh, written]) answer.catch(() => undefined); // heard when the batch is decided, or at the commit
  return { entries, head, fresh, written };
}

export interface Access {
  client: ClientBase;
  under: Transaction;
}

/** Decides what was opened, once it is known what is so; loads what is not remembered. */
export async function decideBatch(
  client: ClientBase,
  { entries, head: locked, fresh: kept, written: found }: OpenBatch,
  at: Moment,
  remembered: Memory | null,
): Promise<Decided> {
  const [head, fresh, written] = await Promise.all([locked, kept, found]);
  if (fresh.size > 0) await failpoint("push.after_insert");
  if (!head) return nothingKnown(entries);
  const memory = remembered?.isValidAt(head) ? remembered : null;
  const live = new Set(entries.filter((e) => !e.push || fresh.has(e.push)));
  const commands = commandsOf(live);
  const { agents, keywordReplies, conductRules } = memory ?? (await loadFacts(client, head.account.id));
  const loaded = await loadDesk(
    client,
    { head, agents, keywordReplies, conductRules, memory, written },
    { needs: needsOf(commands), mayFreeAgents: mayFree(commands), now: at.now },
  );
  return decideOn({ ...loaded, memory, fence: head.fence }, { entries, live, newPushes: [] }, at);
}

/** What is the account's and no customer's, where it is not remembered. */
async function loadFacts(
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

const nothingKnown = (entries: readonly Entry[]): Decided => ({
  step: null,
  alongside: [],
  result: {
    outcomes: entries.map(() => unknownAccount),
    events: [],
    memory: null,
    foundAsLeft: false,
    moreToHandOut: false,
  },
});

/**
 * Hands over to the transaction all that changed; it goes out with the commit, unless something is asked before. Where the heads
 * are not `locked` yet, it takes them all, or fails.
 */
export async function writeBatches(
  { client, under }: Access,
  batches: readonly Decided[],
  { locked }: { locked: boolean },
): Promise<void> {
  const steps = batches.flatMap((b) => b.step ?? []);
  const alongside = batches.flatMap((b) => b.alongside);
  if (!locked) under.add(lockHeads(steps));
  under.add(...save(steps));
  if (steps.some((s) => s.newPushes.length > 0)) await failpoint("push.after_insert");
  if (alongside.length > 0) under.flush();
  for (const write of alongside) await write(client);
  await failpoint("lane.before_commit");
}

interface Deeds {
  entries: readonly Entry[];
  /** Those that are to be done: a push that is here already is not. */
  live: ReadonlySet<Entry>;
  /** Pushes that are not kept yet. */
  newPushes: readonly KeptPush[];
}

function decideOn(
  { desk: before, partial, memory, fence: fenceBefore }: Ground,
  { entries, live, newPushes }: Deeds,
  at: Moment,
): Decided {
  let desk = before;
  const log: LoggedFact[] = [];
  const outcomes: Outcome[] = [];
  const alongside: Decided["alongside"] = [];
  const images: NewImage[] = [];
  for (const entry of entries) {
    let outcome: Outcome = { ok: true, desk, facts: [] };
    if (entry.command && live.has(entry)) ({ desk, outcome } = step(desk, entry.command, at, log));
    outcomes.push(outcome);
    if (entry.image && outcome.ok) images.push(...shownIn(outcome.facts, entry.image));
    if (live.has(entry) && entry.alongside)
      alongside.push((client) => entry.alongside?.(client, outcome) ?? Promise.resolve());
  }
  const pushMarks = marksOf(entries, outcomes, live);
  const given = handOut(desk, at, log);
  const early = lookedAtInVain(commandsOf(live), log, given);
  const isChanged = log.length > 0 || early.length > 0 || [...live].some((entry) => entry.push);
  const fence = isChanged ? at.newId() : fenceBefore;
  return {
    step: { before, desk: given, fenceBefore, fence, log, early, newPushes, pushMarks, images, now: at.now },
    alongside,
    result: {
      outcomes,
      events: log.map((l) => l.event),
      memory: Memory.after(given, fence, partial, memory),
      foundAsLeft: memory !== null,
      moreToHandOut: hasMoreToHandOut(given),
    },
  };
}

function marksOf(
  entries: readonly Entry[],
  outcomes: readonly Outcome[],
  live: ReadonlySet<Entry>,
): PushMarks {
  const handedOver: string[] = [];
  const forgotten: string[] = [];
  for (const [i, entry] of entries.entries()) {
    const outcome = outcomes[i];
    if (!entry.push || !entry.command || !live.has(entry) || !outcome?.ok) continue;
    if (outcome.facts.length === 0) forgotten.push(entry.push.key);
    else if (isHandedOver(outcome)) handedOver.push(entry.push.key);
  }
  return { handedOver, forgotten };
}

/** [HO2] Whether the push is answered by routing its message to WeChat's own tool. */
export const isHandedOver = (outcome: Outcome): boolean =>
  outcome.ok && outcome.facts.some((f) => f.type === "customer_handed_over");

/** The sessions the ticker asked for though nothing was due yet. */
function lookedAtInVain(commands: readonly Command[], log: readonly LoggedFact[], desk: Desk): DeskSession[] {
  const looked = commands.flatMap((c) => (c.do === "look_at_session" ? [c.sessionId] : []));
  if (looked.length === 0) return [];
  const changed = new Set(log.map((l) => l.fact.session?.id));
  return looked.flatMap((id) => (changed.has(id) ? [] : (desk.sessions.get(id) ?? [])));
}

/** After the commands: whoever is free gets the longest waiting. */
function handOut(desk: Desk, at: Moment, log: LoggedFact[]): Desk {
  const given = dispatch(desk, at);
  let after = desk;
  for (const fact of given.facts) {
    after = evolve(after, fact);
    log.push(logged(after, fact));
  }
  return given.desk;
}

/** One batch of one account's commands, in one transaction: lock, load, decide, save. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { ClientBase } from "pg";
import { listBoundAgents } from "../agents/bound-agents.ts";
import type { Write } from "../database/transaction.ts";
import type { Command } from "../desk/command.ts";
import { decide, isRefused } from "../desk/decide.ts";
import type { Desk, DeskSession, Fact, Moment } from "../desk/desk.ts";
import { dispatch, hasMoreToHandOut } from "../desk/dispatch.ts";
import { append } from "../desk/evolve.ts";
import { failpoint } from "../failpoint.ts";
import type { LoggedEvent } from "../policies/event.ts";
import { type Head, type Loaded, loadDesk, lockHead, recallDesk } from "./load.ts";
import { Memory } from "./memory.ts";
import { needsOf } from "./needs.ts";
import { insertNewPushes, insertPushes, type KeptPush } from "./pushes.ts";
import { eventOf, type LoggedFact, logged } from "./save/events.ts";
import { postpone } from "./save/sessions.ts";
import { save } from "./save.ts";

/** A command on its way through the lane; a push brings the raw text that must be kept with it. */
export interface Entry {
  command: Command | null;
  push?: KeptPush;
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

/** Commands that may make an agent eligible, so that the waiting line must be at hand. */
const freeing: ReadonlySet<Command["do"]> = new Set([
  "end",
  "erase_customer",
  "set_blocked",
  "transfer",
  "take_over",
  "connect_agent",
  "set_status",
  "set_pickup",
  "look_at_session",
  "hand_out",
]);

const unknownAccount: Outcome = { ok: false, refusal: { refusal: "account_not_found" } };

function step(desk: Desk, command: Command, at: Moment, log: LoggedFact[]): { desk: Desk; outcome: Outcome } {
  const decision = decide(desk, command, at);
  if (isRefused(decision)) return { desk, outcome: { ok: false, refusal: decision } };
  const facts: Fact[] = [];
  for (const fact of decision) {
    const next = append(desk, [fact]);
    desk = next.desk;
    for (const f of next.facts) {
      facts.push(f);
      log.push(logged(desk, f));
    }
  }
  return { desk, outcome: { ok: true, desk, facts } };
}

/** What a batch is decided on. `memory` is what of the desk was remembered, if it was true. */
interface Ground extends Loaded {
  memory: Memory | null;
}

/** A batch whose first statements are on their way: the head's lock, and its pushes. */
export interface OpenBatch {
  entries: readonly Entry[];
  /** Set: the batch is decided on this without waiting, and the transaction fails where it was wrong. */
  guess: Ground | null;
  head: Promise<Head | null>;
  /** The pushes that had not been here before. */
  fresh: Promise<Set<KeptPush>>;
}

/**
 * Sends the first statements of a transaction, and waits for nothing. With `trusted`, and where it holds all the batch needs,
 * they are sent on the guess that it is still true and that every push is new.
 */
export function openBatch(
  client: ClientBase,
  accountId: AccountId,
  entries: readonly Entry[],
  trusted: Memory | null = null,
): OpenBatch {
  const pushes = entries.flatMap((e) => e.push ?? []);
  const guess = trusted && differ(pushes) ? groundOf(trusted, entries) : null;
  const head = lockHead(client, accountId, guess?.desk.seq);
  const fresh = guess ? insertNewPushes(client, accountId, pushes) : insertPushes(client, accountId, pushes);
  for (const answer of [head, fresh]) answer.catch(() => undefined); // heard when the batch is decided, or at the commit
  return { entries, guess, head, fresh };
}

const differ = (pushes: readonly KeptPush[]): boolean =>
  new Set(pushes.map((p) => p.key)).size === pushes.length;

function groundOf(memory: Memory, entries: readonly Entry[]): Ground | null {
  const commands = commandsOf(entries);
  const desk = recallDesk(memory, needsOf(commands), mayFree(commands));
  return desk && { desk, partial: new Set(), memory };
}

const commandsOf = (entries: Iterable<Entry>): Command[] => [...entries].flatMap((e) => e.command ?? []);
const mayFree = (commands: readonly Command[]): boolean => commands.some((c) => freeing.has(c.do));

interface Access {
  client: ClientBase;
  write: Write;
}

/**
 * Decides what was opened and hands its rows to `write`. A guess makes that one round trip to PostgreSQL, commit and all. Else
 * it is two where nothing has to be loaded: lock and pushes, then everything that changed together with the commit.
 */
export async function decideBatch(
  access: Access,
  { entries, guess, head: locked, fresh: kept }: OpenBatch,
  at: Moment,
  remembered: Memory | null,
): Promise<BatchResult> {
  if (guess) {
    access.write(Promise.all([locked, kept]));
    await failpoint("push.after_insert");
    return decideOn(access, guess, { entries, live: new Set(entries) }, at);
  }
  const [head, fresh] = await Promise.all([locked, kept]);
  if (fresh.size > 0) await failpoint("push.after_insert");
  if (!head) return nothingKnown(entries);
  const memory = remembered?.seq === head.seq ? remembered : null;
  const live = new Set(entries.filter((e) => !e.push || fresh.has(e.push)));
  const commands = commandsOf(live);
  const agents = memory?.agents ?? (await listBoundAgents(access.client, head.account.id));
  const loaded = await loadDesk(access.client, head, agents, memory, needsOf(commands), mayFree(commands));
  return decideOn(access, { ...loaded, memory }, { entries, live }, at);
}

const nothingKnown = (entries: readonly Entry[]): BatchResult => ({
  outcomes: entries.map(() => unknownAccount),
  events: [],
  memory: null,
  foundAsLeft: false,
  moreToHandOut: false,
});

interface Deeds {
  entries: readonly Entry[];
  /** Those that are to be done: a push that is here already is not. */
  live: ReadonlySet<Entry>;
}

async function decideOn(
  { client, write }: Access,
  { desk: before, partial, memory }: Ground,
  { entries, live }: Deeds,
  at: Moment,
): Promise<BatchResult> {
  let desk = before;
  const log: LoggedFact[] = [];
  const outcomes: Outcome[] = [];
  for (const entry of entries) {
    if (!entry.command || !live.has(entry)) {
      outcomes.push({ ok: true, desk, facts: [] });
      continue;
    }
    const result = step(desk, entry.command, at, log);
    desk = result.desk;
    outcomes.push(result.outcome);
  }
  const given = handOut(desk, at, log);
  const early = lookedAtInVain(commandsOf(live), log, given);
  write(save(client, before, given, log, at.now));
  write(postpone(client, given, early));
  for (const [i, entry] of entries.entries()) {
    if (live.has(entry)) await entry.alongside?.(client, outcomes[i] as Outcome);
  }
  await failpoint("lane.before_commit");
  return {
    outcomes,
    events: log.map(eventOf),
    memory: Memory.after(given, partial, memory),
    foundAsLeft: memory !== null,
    moreToHandOut: hasMoreToHandOut(given),
  };
}

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
  let step = desk;
  for (const fact of given.facts) {
    step = append(step, [fact]).desk;
    log.push(logged(step, fact));
  }
  return given.desk;
}

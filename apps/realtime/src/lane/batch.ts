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
import { type Head, loadDesk, lockHead } from "./load.ts";
import { Memory } from "./memory.ts";
import { needsOf } from "./needs.ts";
import { insertPushes, type KeptPush } from "./pushes.ts";
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

/** A batch whose first statements are on their way: the head's lock, and its pushes. */
export interface OpenBatch {
  entries: readonly Entry[];
  head: Promise<Head | null>;
  /** The pushes that had not been here before. */
  fresh: Promise<Set<KeptPush>>;
}

/** Sends the first statements of a transaction, and waits for nothing. */
export function openBatch(client: ClientBase, accountId: AccountId, entries: readonly Entry[]): OpenBatch {
  const head = lockHead(client, accountId);
  const fresh = insertPushes(
    client,
    accountId,
    entries.flatMap((e) => e.push ?? []),
  );
  for (const answer of [head, fresh]) answer.catch(() => undefined); // heard when the batch is decided
  return { entries, head, fresh };
}

/**
 * Decides what was opened and hands its rows to `write`. With what opened it, that makes two round trips to PostgreSQL where
 * nothing has to be loaded: lock and pushes, then everything that changed together with the commit.
 */
export async function decideBatch(
  { client, write }: { client: ClientBase; write: Write },
  { entries, ...opened }: OpenBatch,
  at: Moment,
  remembered: Memory | null,
): Promise<BatchResult> {
  const [head, fresh] = await Promise.all([opened.head, opened.fresh]);
  if (fresh.size > 0) await failpoint("push.after_insert");
  if (!head)
    return { outcomes: entries.map(() => unknownAccount), events: [], memory: null, moreToHandOut: false };
  const memory = remembered?.seq === head.seq ? remembered : null;
  const live = new Set(entries.filter((e) => !e.push || fresh.has(e.push)));
  const commands = [...live].flatMap((e) => e.command ?? []);
  const agents = memory?.agents ?? (await listBoundAgents(client, head.account.id));
  const mayFree = commands.some((c) => freeing.has(c.do));
  const loaded = await loadDesk(client, head, agents, memory, needsOf(commands), mayFree);
  let { desk } = loaded;
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
  const early = lookedAtInVain(commands, log, given);
  write(save(client, loaded.desk, given, log, at.now));
  write(postpone(client, given, early));
  for (const [i, entry] of entries.entries()) {
    if (live.has(entry)) await entry.alongside?.(client, outcomes[i] as Outcome);
  }
  await failpoint("lane.before_commit");
  return {
    outcomes,
    events: log.map(eventOf),
    memory: Memory.after(given, loaded.partial, memory),
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

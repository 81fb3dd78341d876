/** One batch of one account's commands, in one transaction: lock, load, decide, save, commit. */
import type { AccountId } from "@jieru/shared/domain/ids";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { ClientBase } from "pg";
import { listBoundAgents } from "../agents/bound-agents.ts";
import type { Command } from "../desk/command.ts";
import { decide, isRefused } from "../desk/decide.ts";
import type { Desk, DeskAgent, Fact, Moment } from "../desk/desk.ts";
import { dispatch, hasMoreToHandOut } from "../desk/dispatch.ts";
import { append } from "../desk/evolve.ts";
import { type Head, loadDesk, lockHead } from "./load.ts";
import { needsOf } from "./needs.ts";
import { insertPushes, type KeptPush } from "./pushes.ts";
import { type LoggedFact, logged } from "./save/events.ts";
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

/** What the last batch left behind; good for the next one while nobody else has moved the head. */
export interface Remembered {
  seq: number;
  agents: readonly DeskAgent[];
}
export interface BatchResult {
  outcomes: Outcome[];
  remembered: Remembered | null;
  moreToHandOut: boolean;
}

/** Commands that may make an agent eligible, so that the waiting line must be at hand. */
const freeing: ReadonlySet<Command["do"]> = new Set([
  "end",
  "transfer",
  "take_over",
  "connect_agent",
  "set_status",
  "set_pickup",
  "look_at_session",
  "hand_out",
]);

const unknownAccount: Outcome = { ok: false, refusal: { refusal: "account_not_found" } };

async function agentsOf(
  client: ClientBase,
  head: Head,
  remembered: Remembered | null,
): Promise<readonly DeskAgent[]> {
  return remembered?.seq === head.seq ? remembered.agents : listBoundAgents(client, head.account.id);
}

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

export async function runBatch(
  client: ClientBase,
  accountId: AccountId,
  entries: readonly Entry[],
  at: Moment,
  remembered: Remembered | null,
): Promise<BatchResult> {
  const head = await lockHead(client, accountId);
  if (!head) return { outcomes: entries.map(() => unknownAccount), remembered: null, moreToHandOut: false };
  const fresh = await insertPushes(
    client,
    accountId,
    entries.flatMap((e) => e.push ?? []),
  );
  const live = entries.filter((e) => !e.push || fresh.has(e.push));
  const commands = live.flatMap((e) => e.command ?? []);
  const agents = await agentsOf(client, head, remembered);
  const mayFree = commands.some((c) => freeing.has(c.do));
  let desk = await loadDesk(client, head, agents, needsOf(commands), mayFree);
  const log: LoggedFact[] = [];
  const outcomes: Outcome[] = [];
  const alive = new Set(live);
  for (const entry of entries) {
    if (!entry.command || !alive.has(entry)) {
      outcomes.push({ ok: true, desk, facts: [] });
      continue;
    }
    const result = step(desk, entry.command, at, log);
    desk = result.desk;
    outcomes.push(result.outcome);
  }
  const given = handOut(desk, at, log);
  await save(client, given, log, at.now);
  for (const [i, entry] of entries.entries()) {
    if (alive.has(entry)) await entry.alongside?.(client, outcomes[i] as Outcome);
  }
  const after = { seq: given.seq, agents: [...given.agents.values()] };
  return { outcomes, remembered: after, moreToHandOut: hasMoreToHandOut(given) };
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

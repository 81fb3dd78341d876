/** What a batch changed, one statement a table. */
import type { Statement } from "../database/burst.ts";
import type { Desk, DeskSession } from "../desk/desk.ts";
import { lockHeadAt } from "./load.ts";
import { insertNewPushes, type KeptPush } from "./pushes.ts";
import { saveAccount } from "./save/account.ts";
import { saveAgents } from "./save/agents.ts";
import { saveBlacklist } from "./save/blacklist.ts";
import { changesOf } from "./save/changes.ts";
import { saveConversations } from "./save/conversations.ts";
import { appendEvents, type LoggedFact, moveHead } from "./save/events.ts";
import { saveGaps } from "./save/gaps.ts";
import { saveMessages } from "./save/messages.ts";
import { saveOutbox } from "./save/outbox.ts";
import { postpone, saveSessions } from "./save/sessions.ts";
import { saveTags } from "./save/tags.ts";

/** What a batch is about to change. */
export interface Step {
  before: Desk;
  desk: Desk;
  log: readonly LoggedFact[];
  /** Sessions the ticker looked at too early. */
  early: readonly DeskSession[];
  /** Kept with the rest, on the guess that none of them is here already. */
  newPushes: readonly KeptPush[];
  now: number;
}

/**
 * For the caller's transaction: the head, then rows and events, from the desk as it was loaded to the desk as it is now. It fails
 * where the head is elsewhere than the desk had it.
 */
export function save({ before, desk, log, early, newPushes, now }: Step): Statement[] {
  const facts = log.map((l) => l.fact);
  const changes = changesOf(desk, facts);
  const accountId = desk.account.id;
  return [
    log.length > 0 ? moveHead(before, desk) : lockHeadAt(before),
    ...insertNewPushes(accountId, newPushes),
    ...saveAccount(desk, facts),
    ...saveAgents(accountId, changes.agents, changes.removedAgentIds, now),
    ...saveConversations(before, changes.conversations, now),
    ...saveSessions(before, desk, changes.sessions),
    ...saveTags(accountId, facts),
    ...saveBlacklist(accountId, facts),
    ...saveGaps(accountId, facts),
    ...saveMessages(before, changes.messages),
    ...saveOutbox(desk, changes.dispatches),
    ...appendEvents(desk, log),
    ...postpone(desk, early),
  ];
}

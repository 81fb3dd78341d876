/** Writes what a batch changed, one statement a table. */
import type { ClientBase } from "pg";
import type { Desk } from "../desk/desk.ts";
import { saveAccount } from "./save/account.ts";
import { saveAgents } from "./save/agents.ts";
import { saveBlacklist } from "./save/blacklist.ts";
import { changesOf } from "./save/changes.ts";
import { saveConversations } from "./save/conversations.ts";
import { appendEvents, type LoggedFact } from "./save/events.ts";
import { saveGaps } from "./save/gaps.ts";
import { saveMessages } from "./save/messages.ts";
import { saveOutbox } from "./save/outbox.ts";
import { saveSessions } from "./save/sessions.ts";
import { saveTags } from "./save/tags.ts";

/** Rows, events and the bell, in the caller's transaction: from the desk as it was loaded to the desk as it is now. Every statement is handed over before the first is answered. */
export async function save(
  client: ClientBase,
  before: Desk,
  desk: Desk,
  log: readonly LoggedFact[],
  now: number,
): Promise<void> {
  if (log.length === 0) return;
  const facts = log.map((l) => l.fact);
  const changes = changesOf(desk, facts);
  const accountId = desk.account.id;
  await Promise.all([
    saveAccount(client, desk, facts),
    saveAgents(client, accountId, changes.agents, changes.removedAgentIds, now),
    saveConversations(client, before, changes.conversations, now),
    saveSessions(client, before, desk, changes.sessions),
    saveTags(client, accountId, facts),
    saveBlacklist(client, accountId, facts),
    saveGaps(client, accountId, facts),
    saveMessages(client, before, changes.messages),
    saveOutbox(client, desk, changes.dispatches),
    appendEvents(client, desk, log),
  ]);
}

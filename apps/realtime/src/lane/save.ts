/** Writes what a batch changed, one statement a table. */
import type { ClientBase } from "pg";
import type { Desk } from "../desk/desk.ts";
import { saveAccount } from "./save/account.ts";
import { saveAgents } from "./save/agents.ts";
import { changesOf } from "./save/changes.ts";
import { saveConversations } from "./save/conversations.ts";
import { appendEvents, type LoggedFact } from "./save/events.ts";
import { saveMessages } from "./save/messages.ts";
import { saveOutbox } from "./save/outbox.ts";
import { saveSessions } from "./save/sessions.ts";

/** Rows, events and the bell, in the caller's transaction. */
export async function save(
  client: ClientBase,
  desk: Desk,
  log: readonly LoggedFact[],
  now: number,
): Promise<void> {
  if (log.length === 0) return;
  const facts = log.map((l) => l.fact);
  const changes = changesOf(desk, facts);
  const accountId = desk.account.id;
  await saveAccount(client, desk, facts);
  await saveAgents(client, accountId, changes.agents, changes.removedAgentIds, now);
  await saveConversations(client, accountId, changes.conversations, now);
  await saveSessions(client, desk, changes.sessions);
  await saveMessages(client, accountId, changes.messages);
  await saveOutbox(client, desk, changes.dispatches);
  await appendEvents(client, desk, log);
}

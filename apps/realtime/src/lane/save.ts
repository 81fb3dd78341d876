import type { QueryConfig } from "pg";
import { markPushes } from "./pushes.ts";
import { saveAccountData } from "./save/account-data.ts";
import { saveAgents } from "./save/agents.ts";
import type { BatchChange } from "./save/batch-change.ts";
import { changedRecordsOf } from "./save/changed-records.ts";
import { saveConversations } from "./save/conversations.ts";
import { appendEvents, moveHead } from "./save/events.ts";
import { saveImages } from "./save/images.ts";
import { saveMessages } from "./save/messages.ts";
import { saveOutbox } from "./save/outbox.ts";
import { rescheduleTimers, saveSessions } from "./save/sessions.ts";

/** Returns the statements that write what a batch changed. The transaction must hold the lock of the account's head row. */
export function save(change: BatchChange): QueryConfig[] {
  const { before, desk, now } = change;
  const { id } = desk.account;
  const facts = change.log.map(({ fact }) => fact);
  const records = changedRecordsOf(desk, facts);
  return [
    moveHead(change),
    ...markPushes(id, change.pushMarks),
    ...saveAgents(id, records, now),
    ...saveConversations(id, records.conversations, now),
    ...saveSessions(desk, records.sessions),
    ...saveAccountData(before, desk, facts),
    ...saveMessages(before, records.messages),
    ...saveImages(id, change.images),
    ...saveOutbox(desk, records.dispatches),
    ...appendEvents(change),
    ...rescheduleTimers(change),
  ];
}

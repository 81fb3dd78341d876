/** What batches changed, one statement a table for whatever every push changes. */
import type { Statement } from "../database/burst.ts";
import { insertNewPushes, markPushes } from "./pushes.ts";
import { saveAccount } from "./save/account.ts";
import { saveAgents } from "./save/agents.ts";
import { saveBlacklist } from "./save/blacklist.ts";
import { changesOf } from "./save/changes.ts";
import { saveConductRules } from "./save/conduct-rules.ts";
import { saveConversations } from "./save/conversations.ts";
import { appendEvents, moveHeads } from "./save/events.ts";
import { saveGaps } from "./save/gaps.ts";
import { saveImages } from "./save/images.ts";
import { saveKeywordReplies } from "./save/keyword-replies.ts";
import { saveMessages } from "./save/messages.ts";
import { saveOutbox } from "./save/outbox.ts";
import { postpone, saveSessions } from "./save/sessions.ts";
import type { Change, Step } from "./save/step.ts";
import { saveTags } from "./save/tags.ts";

/**
 * For the transaction that holds the heads of these accounts, each of them once: heads, rows and events, from the desks as they
 * were to the desks as they are now.
 */
export function save(steps: readonly Step[]): Statement[] {
  if (steps.length === 0) return [];
  const all = steps.map(changeOf);
  return [
    moveHeads(all),
    ...insertNewPushes(all.map((c) => ({ accountId: c.desk.account.id, pushes: c.newPushes }))),
    ...all.flatMap((c) => markPushes(c.desk.account.id, c.pushMarks)),
    ...all.flatMap((c) => saveAccount(c.desk, c.facts)),
    ...all.flatMap(saveAgents),
    ...saveConversations(all),
    ...saveSessions(all),
    ...all.flatMap((c) => saveTags(c.desk.account.id, c.facts)),
    ...all.flatMap((c) => saveBlacklist(c.desk.account.id, c.facts)),
    ...all.flatMap((c) => saveGaps(c.desk.account.id, c.facts)),
    ...all.flatMap((c) => saveKeywordReplies(c.desk.account.id, c.facts)),
    ...all.flatMap(saveConductRules),
    ...saveMessages(all),
    ...saveImages(all),
    ...all.flatMap((c) => saveOutbox(c.desk, c.changes.dispatches)),
    ...appendEvents(all),
    ...postpone(all),
  ];
}

function changeOf(step: Step): Change {
  const facts = step.log.map((l) => l.fact);
  return { ...step, facts, changes: changesOf(step.desk, facts) };
}

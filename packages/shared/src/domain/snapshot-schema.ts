import { z } from "zod";
import { agent } from "./agent-schema.ts";
import { replyEvidence } from "./allowance-schema.ts";
import { credentialsRefused } from "./credentials-refused.ts";
import { accountId, agentId, instant, seq, sessionId } from "./ids.ts";
import { message } from "./message-schema.ts";
import { pushGap } from "./push-gap-schema.ts";
import { session } from "./session-schema.ts";
import { accountSettings } from "./settings-schema.ts";
import { type EventType, waitingWindow } from "./snapshot.ts";
import { topic } from "./wrap-up-schema.ts";

export const account = accountSettings.extend({
  id: accountId,
  appId: z.string(),
  name: z.string(),
  /** [MA11] null while WeChat accepts the account's credentials. */
  credentialsRefused: credentialsRefused.nullable(),
  /** [WU1] In order, with retired topics. Earlier releases leave it out. */
  topics: z.array(topic).optional(),
  /** [PU9] The time since which WeChat has been silent for an unusual time; else null. */
  pushesSilentSince: instant.nullable(),
  /** [RA9] Absent while WeChat's answers give no evidence. */
  replyEvidence: replyEvidence.optional(),
});

export const waitingLine = z.object({
  count: z.int().nonnegative(),
  /** [DI8] The number of lapsed sessions, which come last. Earlier releases leave it out. */
  lapsed: z.int().nonnegative().optional(),
  sessions: z.array(session).max(waitingWindow),
});

export const snapshot = z.object({
  seq,
  now: instant,
  account,
  me: agent,
  agents: z.array(agent),
  sessions: z.array(session),
  waiting: waitingLine,
});

const always = { seq, at: instant };

/** A session and its message or conversation, as far as the receiver may see them (AG7, FD6). */
const sessionEvent = z.object({
  ...always,
  type: z.enum([
    "session_opened",
    "customer_entered",
    "customer_message_received",
    "customer_handed_over",
    "session_picked_up",
    "session_reactivated",
    "session_reopened",
    "rating_request_dropped",
    "session_transferred",
    "session_taken_over",
    "session_turned_inactive",
    "session_waits_again",
    "session_ended",
    "session_wrapped_up",
    "session_rated",
    "reminder_set",
    "reminder_removed",
    "reminder_due",
    "urgent_changed",
    "place_changed",
    "messages_read",
    "reply_queued",
    "delivery_changed",
    "media_changed",
    "remark_changed",
    "note_added",
    "mention_seen",
    "tags_changed",
    "attributes_changed",
    "customer_blocked",
    "customer_unblocked",
    "words_expired",
  ]),
  session: session.optional(),
  message: message.optional(),
  agents: z.array(agent).optional(),
});

/** An immutable fact. It carries the changed objects whole, as they were right after it (FD13). */
export const event = z.discriminatedUnion("type", [
  sessionEvent,
  z.object({
    ...always,
    type: z.enum(["customer_erased"]),
    session: session.optional(),
    agents: z.array(agent).optional(),
  }),
  z.object({
    ...always,
    type: z.enum([
      "agent_status_changed",
      "agent_pickup_changed",
      "agent_bound",
      "agent_role_changed",
      "agent_renamed",
    ]),
    agents: z.array(agent),
  }),
  z.object({ ...always, type: z.enum(["agent_unbound"]), agentId }),
  z.object({
    ...always,
    type: z.enum([
      "account_changed",
      "credentials_refused",
      "credentials_accepted",
      "pushes_ceased",
      "pushes_came_back",
    ]),
    account,
  }),
  /** The agent whose own list changed; absent for the team's list. */
  z.object({ ...always, type: z.enum(["quick_replies_changed"]), agentId: agentId.optional() }),
  z.object({ ...always, type: z.enum(["keyword_replies_changed"]) }),
  z.object({ ...always, type: z.enum(["conduct_rules_changed"]) }),
  z.object({ ...always, type: z.enum(["pushes_missed"]), gap: pushGap }),
]);
export const eventTypes: EventType[] = event.options.flatMap(({ shape }): EventType[] => shape.type.options);

/** Covers every seq in `from < seq ≤ to`, also of events that the receiver may not see, so that a gap shows (FD2). */
export const frame = z.object({
  accountId,
  from: seq,
  to: seq,
  now: instant,
  events: z.array(event),
  waiting: waitingLine.optional(),
  /** Sessions that left the queue's window by a pick-up, and their agents: the row shows this before it disappears. */
  pickedUp: z.array(z.object({ sessionId, agentId, assigned: z.literal(true).optional() })).optional(),
});

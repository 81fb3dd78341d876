import { z } from "zod";
import { allowance } from "./allowance-schema.ts";
import { agentId, conversationId, instant, seq, sessionId } from "./ids.ts";
import { mention } from "./mention-schema.ts";
import { preview } from "./message-schema.ts";
import { rating } from "./rating-schema.ts";
import { reminder } from "./reminder-schema.ts";
import { sessionOutcomes, sessionStates } from "./session.ts";
import { wrapUp } from "./wrap-up-schema.ts";

export const sessionState = z.enum(sessionStates);

export const customer = z.object({
  id: conversationId,
  openid: z.string(),
  remark: z.string().nullable(),
  tags: z.array(z.string()),
  /** Blacklisted: messages of the customer are stored and open no session. */
  blocked: z.boolean(),
  /** [MN4] Agents with an unseen note that addresses them; absent if there are none. */
  mentions: z.array(mention).optional(),
});

export const session = z.object({
  id: sessionId,
  conversationId,
  state: sessionState,
  ownerId: agentId.nullable(),
  /** The last owner, preferred when the session waits again (DI2). */
  lastOwnerId: agentId.nullable(),
  /** Increases with every change of owner. A reply carries the epoch of its decision (SE10). */
  epoch: z.int().nonnegative(),
  customer,
  allowance,
  unread: z.int().nonnegative(),
  /** The time since which the customer waits for an answer; null if the last message was ours. */
  unansweredSince: instant.nullable(),
  lastMessage: preview.nullable(),
  /** The seq of the newest message. Reading up to it clears `unread`. */
  lastSeq: seq,
  /** The button's `session-from`; null if unknown. */
  source: z.string().nullable(),
  /** Whether the customer has written in this session, or only entered. */
  spoken: z.boolean(),
  openedAt: instant,
  /** The time since which a waiting session's customer has waited (DI2), which may be longer than its time in the queue. */
  waitingSince: instant.nullable(),
  /** [DI8] The session waits and its reply window has closed: it is behind sessions that can be answered. */
  lapsed: z.boolean(),
  pickedUpAt: instant.nullable(),
  /** The customer's wait for the current owner's first reply (BO2); null until then. */
  firstResponseMs: z.int().nonnegative().nullable(),
  /** [DI7] The agent who transferred it with a note that the owner has not seen yet. */
  handedBy: agentId.nullable(),
  lastActivityAt: instant,
  /** When an active session without new messages turns inactive (SE3). */
  reactivateAt: instant.nullable(),
  inactiveSince: instant.nullable(),
  endedAt: instant.nullable(),
  /** [SE17] null if the session is open or the customer wrote nothing. */
  outcome: z.enum(sessionOutcomes).nullable(),
  /** [WU2] null without a wrap-up. */
  wrapUp: wrapUp.nullable(),
  rating: rating.nullable(),
  reminder: reminder.nullable(),
  /** [SE20] Earlier releases leave it out. */
  urgent: z.boolean().optional(),
});

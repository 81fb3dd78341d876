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
  /** On the blacklist: what they write is kept, and opens no session. */
  blocked: z.boolean(),
  /** [MN4] Who has not yet seen a note about them that is meant for them; left out: nobody. */
  mentions: z.array(mention).optional(),
});

export const session = z.object({
  id: sessionId,
  conversationId,
  state: sessionState,
  ownerId: agentId.nullable(),
  /** The last agent who owned it; preferred when it waits again (DI2). */
  lastOwnerId: agentId.nullable(),
  /** Rises with every change of owner; a reply carries the one it was decided under (SE10). */
  epoch: z.int().nonnegative(),
  customer,
  allowance,
  /** Customer messages the owner has not read. */
  unread: z.int().nonnegative(),
  /** Since when the customer waits for an answer; null when the last word was ours. */
  unansweredSince: instant.nullable(),
  lastMessage: preview.nullable(),
  /** The seq of the newest message; reading up to it clears `unread`. */
  lastSeq: seq,
  /** Where the customer came from: the button's `session-from`; null when unknown. */
  source: z.string().nullable(),
  /** Whether the customer has said anything in this session, or only entered. */
  spoken: z.boolean(),
  openedAt: instant,
  /** While it waits: since when the customer has (DI2), which may be longer than it has stood in the line. */
  waitingSince: instant.nullable(),
  /** [DI8] It waits, and its reply window has closed: it stands behind those that can be answered. */
  lapsed: z.boolean(),
  pickedUpAt: instant.nullable(),
  /** How long the customer waited for the first reply of whoever owns it (BO2); null until it is given. */
  firstResponseMs: z.int().nonnegative().nullable(),
  /** [DI7] Who gave it to its owner with a note, until the owner has seen that. */
  handedBy: agentId.nullable(),
  lastActivityAt: instant,
  /** When an active session turns inactive if nobody says anything (SE3). */
  reactivateAt: instant.nullable(),
  inactiveSince: instant.nullable(),
  endedAt: instant.nullable(),
  /** [SE17] null: it has not ended, or the customer wrote nothing. */
  outcome: z.enum(sessionOutcomes).nullable(),
  /** [WU2] null: not said. */
  wrapUp: wrapUp.nullable(),
  /** [CR2] null: not asked. */
  rating: rating.nullable(),
  /** [RM1] null: none. */
  reminder: reminder.nullable(),
});

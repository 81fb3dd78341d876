import { z } from "zod";
import { agentId, conversationId, instant, messageId, seq, sessionId, topicId } from "../domain/ids.ts";
import { directions } from "../domain/message.ts";
import { customer, sessionState } from "../domain/session-schema.ts";
import { someTag } from "../domain/tags-schema.ts";
import { typed } from "./http.ts";
import { maxQueryLength } from "./search.ts";

const searchKinds = ["messages", "notes", "customers"] as const;
export const searchKind = z.enum(searchKinds);

const place = z.coerce.number().int().nonnegative();

/**
 * `before` and `beforeId` are those of `next` in the previous answer, `by` is that of the first page. `from` and `to` bound the message's
 * time, or a customer's last message. `agentId` is the author, or the session's agent; of a customer, the last agent. `state` is that of
 * the customer's newest session. `topicId` is the session's topic; of a customer, that of any session (WU9).
 */
export const searchQuery = z.object({
  /** An empty query finds nothing. */
  q: typed.pipe(z.string().trim().max(maxQueryLength)).default(""),
  kind: searchKind.default("messages"),
  by: z.enum(["typed", "words"]).optional(),
  from: place.optional(),
  to: place.optional(),
  agentId: agentId.optional(),
  tag: typed.pipe(z.string().trim().pipe(someTag)).optional(),
  state: sessionState.optional(),
  topicId: topicId.optional(),
  before: place.optional(),
  beforeId: conversationId.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

const foundSession = z.object({ id: sessionId, state: sessionState, ownerId: agentId.nullable() });

export const messageHit = z.object({
  id: messageId,
  seq,
  at: instant,
  direction: z.enum(directions),
  agentId: agentId.nullable(),
  /** The text around the first hit, and whether it goes on before and after. */
  excerpt: z.object({ text: z.string(), before: z.boolean(), after: z.boolean() }),
  customer,
  session: foundSession,
});

export const customerHit = z.object({ customer, session: foundSession, spokenAt: instant });

export const searchAnswer = z.object({
  /** `words`: no text has the query as typed, and these have its words. */
  by: z.enum(["typed", "words"]),
  messages: z.array(messageHit),
  customers: z.array(customerHit),
  /** The start of the next page; null at the end of the search. A page with few hits may have a next one. */
  next: z.object({ before: z.int().nonnegative(), beforeId: conversationId.optional() }).nullable(),
  /** The oldest time searched so far; null: the beginning. */
  lookedBackTo: instant.nullable(),
  behind: z.int().nonnegative(),
});

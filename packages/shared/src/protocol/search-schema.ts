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
 * `before` and `beforeId` are those of `next` in the answer before. `by` is that of the first page. `from` and `to` bound when
 * it was said, or when the customer was last heard; `agentId` is who said it or served the session it was said in, of a
 * customer who serves or served them last; `state` is that of the customer's newest session; `topicId` is what the session was
 * about in which it was said, of a customer any of theirs (WU9).
 */
export const searchQuery = z.object({
  /** Nothing to look up finds nothing. */
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

/** The newest session of the customer: where the conversation is opened. */
const foundSession = z.object({ id: sessionId, state: sessionState, ownerId: agentId.nullable() });

export const messageHit = z.object({
  id: messageId,
  seq,
  at: instant,
  direction: z.enum(directions),
  agentId: agentId.nullable(),
  /** Some words around the first hit; whether the text goes on before and after. */
  excerpt: z.object({ text: z.string(), before: z.boolean(), after: z.boolean() }),
  customer,
  session: foundSession,
});

export const customerHit = z.object({ customer, session: foundSession, spokenAt: instant });

export const searchAnswer = z.object({
  /** `words`: nothing has the query as it was typed, this is what has its words. */
  by: z.enum(["typed", "words"]),
  messages: z.array(messageHit),
  customers: z.array(customerHit),
  /** Where to go on; null when everything was looked through. A page may be short of hits and still have a next one. */
  next: z.object({ before: z.int().nonnegative(), beforeId: conversationId.optional() }).nullable(),
  /** How far back was looked by now; null: to the beginning. */
  lookedBackTo: instant.nullable(),
  /** How many entries of the log are not searchable yet. */
  behind: z.int().nonnegative(),
});

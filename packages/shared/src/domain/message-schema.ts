import { z } from "zod";
import {
  agentId,
  clientMessageId,
  conversationId,
  instant,
  keywordReplyId,
  mediaId,
  messageId,
  seq,
  sessionId,
} from "./ids.ts";
import { addressee } from "./mention-schema.ts";
import { deliveryStates, directions, failureReasons } from "./message.ts";
import { saidRating } from "./rating-schema.ts";
import { wrapUp } from "./wrap-up-schema.ts";

/** An image: downloading (`fetching`), stored (`ready`), or lost (`failed`, with the reason). */
export const image = z.object({
  mediaId,
  state: z.enum(["fetching", "ready", "failed"]),
  width: z.int().nullable(),
  height: z.int().nullable(),
  reason: z.enum(["expired", "not_an_image", "too_large", "unreachable", "no_room"]).nullable(),
});

export const card = z.object({
  title: z.string(),
  appId: z.string(),
  pagePath: z.string(),
  cover: image.nullable(),
});

export const link = z.object({
  title: z.string(),
  description: z.string(),
  url: z.string(),
  thumbUrl: z.string(),
});

export const notice = z.discriminatedUnion("what", [
  z.object({ what: z.literal("entered"), source: z.string().nullable() }),
  z.object({ what: z.literal("handed_over") }),
  z.object({
    what: z.literal("picked_up"),
    agentId,
    agentName: z.string(),
    auto: z.boolean(),
    /** The supervisor who assigned it; absent if an agent picked it up or dispatch assigned it. */
    by: agentId.optional(),
    waitedMs: z.int(),
  }),
  z.object({ what: z.literal("reactivated"), agentId, agentName: z.string() }),
  /** [SE19] `undone`: the agent who ended the session undid that within seconds (SE18). */
  z.object({ what: z.literal("reopened"), agentId, agentName: z.string(), undone: z.boolean() }),
  z.object({
    what: z.literal("transferred"),
    by: agentId,
    byName: z.string(),
    agentId,
    agentName: z.string(),
    note: z.string().nullable(),
  }),
  z.object({
    what: z.literal("taken_over"),
    agentId,
    agentName: z.string(),
    fromName: z.string().nullable(),
  }),
  z.object({
    what: z.literal("turned_inactive"),
    why: z.enum(["idle", "signed_out", "agent_lost", "unbound"]),
  }),
  z.object({
    what: z.literal("waits_again"),
    why: z.enum([
      "customer_wrote",
      "agent_lost",
      "unbound",
      "returned",
      "no_answer",
      "unanswered",
      "signed_out",
    ]),
    /** The earlier owner; for `returned` also the agent's note. */
    agentName: z.string().nullable(),
    note: z.string().nullable(),
  }),
  z.object({
    what: z.literal("ended"),
    why: z.enum(["by_agent", "window_closed", "left_silently", "blocked", "handed_over"]),
    agentName: z.string().nullable(),
    wrapUp: wrapUp.nullable().optional(),
    /** [CR5] The customer's rating; null or absent without one. */
    rating: saidRating.nullable().optional(),
  }),
  z.object({ what: z.literal("blocked"), agentId, agentName: z.string(), reason: z.string().nullable() }),
  z.object({ what: z.literal("unblocked"), agentId, agentName: z.string() }),
]);

export const content = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("text"),
    text: z.string(),
    /** [KA7] The rule of an automatic reply. Earlier releases leave it out. */
    keywordReply: z.object({ id: keywordReplyId, name: z.string() }).optional(),
  }),
  z.object({ type: z.literal("image"), image }),
  z.object({ type: z.literal("miniprogrampage"), card }),
  z.object({ type: z.literal("link"), link }),
  /** A message type that WeChat's guide does not name for mini programs; the tile names it (PU7). */
  z.object({ type: z.literal("unsupported"), unsupported: z.object({ messageType: z.string() }) }),
  z.object({ type: z.literal("notice"), notice }),
  z.object({
    type: z.literal("note"),
    note: z.string(),
    /** [MN1] [MN3] The addressed agents. Earlier releases leave it out. */
    to: z.array(addressee).optional(),
  }),
]);
export const failureReason = z.enum(failureReasons);

export const delivery = z.object({
  state: z.enum(deliveryStates),
  reason: failureReason.nullable(),
  code: z.int().nullable(),
  /** "1/3": the first of three replies of its grant. */
  ordinal: z.int(),
  of: z.int(),
});

const base = z.object({
  id: messageId,
  /** The event that brought the message. It is the total order of a conversation (P3). */
  seq,
  conversationId,
  sessionId: sessionId.nullable(),
  at: instant,
  direction: z.enum(directions),
  agentId: agentId.nullable(),
  clientMessageId: clientMessageId.nullable(),
  delivery: delivery.nullable(),
  resendOf: messageId.nullable(),
  /** The delay after WeChat's own time, in milliseconds; null without delay. */
  lateMs: z.int().nullable(),
});
export const message = z.intersection(base, content);
export const preview = z.object({
  id: messageId,
  direction: z.enum(directions),
  type: z.enum(["text", "image", "miniprogrampage", "link", "unsupported", "notice", "note"]),
  text: z.string().nullable(),
  at: instant,
  delivery: z.enum(deliveryStates).nullable(),
  /** The author of an outbound message; null for the account itself (GR1). Earlier releases leave it out. */
  agentId: agentId.nullable().optional(),
});

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

/** An image on its way to us (`fetching`), here (`ready`), or not to be had (`failed`, with the reason). */
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

/** What happened to the session, told as a line in the timeline. */
export const notice = z.discriminatedUnion("what", [
  z.object({ what: z.literal("entered"), source: z.string().nullable() }),
  /** To WeChat's own tool (HO2). */
  z.object({ what: z.literal("handed_over") }),
  z.object({
    what: z.literal("picked_up"),
    agentId,
    agentName: z.string(),
    auto: z.boolean(),
    /** The supervisor who assigned it; not there when it was taken by hand or handed out by dispatch. */
    by: agentId.optional(),
    waitedMs: z.int(),
  }),
  z.object({ what: z.literal("reactivated"), agentId, agentName: z.string() }),
  /** [SE19] `undone`: whoever ended it took that back within seconds (SE18). */
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
    /** Whose session it was; with `returned` who handed it back, and what they wrote about it. */
    agentName: z.string().nullable(),
    note: z.string().nullable(),
  }),
  z.object({
    what: z.literal("ended"),
    why: z.enum(["by_agent", "window_closed", "left_silently", "blocked", "handed_over"]),
    agentName: z.string().nullable(),
    /** [WU5] As said by then or later; null or left out: not said. */
    wrapUp: wrapUp.nullable().optional(),
    /** [CR5] What the customer says of it by now; null or left out: nothing. */
    rating: saidRating.nullable().optional(),
  }),
  z.object({ what: z.literal("blocked"), agentId, agentName: z.string(), reason: z.string().nullable() }),
  z.object({ what: z.literal("unblocked"), agentId, agentName: z.string() }),
]);

export const content = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("text"),
    text: z.string(),
    /** [KA7] The rule by which the account said it by itself, if it did. Earlier releases left it out. */
    keywordReply: z.object({ id: keywordReplyId, name: z.string() }).optional(),
  }),
  z.object({ type: z.literal("image"), image }),
  z.object({ type: z.literal("miniprogrampage"), card }),
  z.object({ type: z.literal("link"), link }),
  /** A kind of message WeChat's guide does not name for mini programs; the tile names it (PU7). */
  z.object({ type: z.literal("unsupported"), unsupported: z.object({ messageType: z.string() }) }),
  z.object({ type: z.literal("notice"), notice }),
  /** For colleagues; never sent to the customer. */
  z.object({
    type: z.literal("note"),
    note: z.string(),
    /** [MN1] [MN3] Whom it is meant for, if anybody in particular. Earlier releases left it out. */
    to: z.array(addressee).optional(),
  }),
]);
export const failureReason = z.enum(failureReasons);

export const delivery = z.object({
  state: z.enum(deliveryStates),
  reason: failureReason.nullable(),
  /** WeChat's own number, for the person who looks after the account. */
  code: z.int().nullable(),
  /** "1/3": the first of three replies of the grant it was paid from. */
  ordinal: z.int(),
  of: z.int(),
});

const base = z.object({
  id: messageId,
  /** The event that brought it: the one total order of a conversation (P3). */
  seq,
  conversationId,
  sessionId: sessionId.nullable(),
  at: instant,
  direction: z.enum(directions),
  agentId: agentId.nullable(),
  clientMessageId: clientMessageId.nullable(),
  delivery: delivery.nullable(),
  /** The unconfirmed reply that this one repeats by a person's decision. */
  resendOf: messageId.nullable(),
  /** How much later than WeChat's own time it came, in milliseconds; null when in time. */
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
  /** For outbound messages: the author; null for the account itself (GR1). Earlier releases left it out. */
  agentId: agentId.nullable().optional(),
});

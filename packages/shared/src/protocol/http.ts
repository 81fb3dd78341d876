/** Bodies and answers of the HTTP interface. The server parses with these schemas; the console uses their types. */

import { z } from "zod";
import { accountCounts } from "../domain/account-counts.ts";
import { capacityRange } from "../domain/agent.ts";
import { agent, role, status } from "../domain/agent-schema.ts";
import { isBlank } from "../domain/blank.ts";
import { conductRuleLimit, repetitionWarning } from "../domain/conduct-rule.ts";
import {
  accountId,
  agentId,
  clientMessageId,
  conductRuleId,
  conversationId,
  instant,
  invitationId,
  mediaId,
  messageId,
  openingId,
  seq,
  sessionId,
} from "../domain/ids.ts";
import { inOneLine } from "../domain/in-one-line.ts";
import { lengthOf } from "../domain/length-of.ts";
import { maxMentions } from "../domain/mention.ts";
import { image, message } from "../domain/message-schema.ts";
import { pushGap } from "../domain/push-gap-schema.ts";
import { hasRatingSlot, ratingSlot } from "../domain/rating.ts";
import { remarkLength } from "../domain/remark.ts";
import {
  blockReasonLength,
  maxSourceLength,
  sessionOutcomes,
  transferNoteLength,
} from "../domain/session.ts";
import { customer, session } from "../domain/session-schema.ts";
import { autoReplyTimes, greetingLength } from "../domain/settings.ts";
import { accountSettings, newOpeningHours } from "../domain/settings-schema.ts";
import { account, snapshot } from "../domain/snapshot-schema.ts";
import { tidyTags } from "../domain/tags.ts";
import { knownTag, someTag, tag, tagList } from "../domain/tags-schema.ts";
import { cardTextLimit } from "../domain/text-limit.ts";
import { webLink } from "../domain/web-link.ts";
import { aboutFilter } from "../domain/wrap-up-schema.ts";

/** Typed text: any Unicode text but NUL, which PostgreSQL cannot store. Half surrogate pairs become U+FFFD. */
export const typed = z
  .string()
  .refine((text) => !text.includes("\0"), "must not contain NUL")
  .transform((text) => text.toWellFormed())
  .pipe(z.string());

const isSeen = (text: string): boolean => !isBlank(text);

/** At most `limit` characters, where an emoji counts as one. */
export const within = (limit: number) =>
  z.string().refine((text) => lengthOf(text) <= limit, `must be at most ${limit} characters`);

/** At most `limit` UTF-16 units without surrounding blanks, at least one of them visible. */
const seenWithin = (limit: number) =>
  z.string().trim().min(1, { abort: true }).max(limit).refine(isSeen, "must not be blank");

export const oneLine = typed.transform(inOneLine).pipe(z.string());

export const named = (limit: number) => oneLine.pipe(seenWithin(limit));

export const meAnswer = z.object({
  agent: z.object({ id: agentId, name: z.string() }),
  accounts: z.array(
    accountCounts
      .omit({ accountId: true })
      .extend({ id: accountId, appId: z.string(), name: z.string(), role }),
  ),
  /** MA6: the right to connect another mini program, or the first. */
  mayConnect: z.boolean(),
});
export type Me = z.infer<typeof meAnswer>;

export const snapshotAnswer = snapshot;

export const statusBody = z.object({ status });
export const pickupBody = z.object({
  auto: z.boolean(),
  capacity: z.int().min(capacityRange.min).max(capacityRange.max),
});
export const agentAnswer = z.object({ agent });

/** [OB10] An automatic text. */
const said = typed.pipe(seenWithin(greetingLength));
/** Any settings, and the account's name. Absent fields stay; unknown fields are an error. */
export const settingsBody = z.strictObject(
  accountSettings
    .extend({
      name: named(60),
      greeting: said.nullable(),
      autoReply: z.strictObject({ when: z.enum(autoReplyTimes), text: said }).nullable(),
      openingHours: newOpeningHours.nullable(),
      ratingRequest: z
        .strictObject({ text: said.refine(hasRatingSlot, `must hold ${ratingSlot}`) })
        .nullable(),
    })
    .partial().shape,
);
export const accountAnswer = z.object({ account });

export const sessionAnswer = z.object({ session });
export const assignBody = z.object({ agentId });
/** Transfers to an agent, online or not, or back to the queue. The note is for the next owner. */
export const transferBody = z
  .object({
    agentId: agentId.optional(),
    toLine: z.literal(true).optional(),
    note: typed.pipe(within(transferNoteLength)).optional(),
  })
  .refine((b) => (b.agentId === undefined) !== (b.toLine === undefined), {
    path: ["agentId"],
    error: "name an agent, or say toLine",
  });
export const readBody = z.object({ upTo: seq });
/** [SE20] false removes the mark. */
export const urgentBody = z.strictObject({ urgent: z.boolean() });
/** A longer note is refused with the limit, not as malformed (NO6). */
export const noteBody = z.object({
  clientMessageId,
  note: typed.pipe(z.string().max(10_000)),
  mentions: z.array(agentId).max(maxMentions).default([]),
});
export const mentionSeenBody = z.object({ noteId: messageId });
/** [MN6] Newest first. */
export const mentionsAnswer = z.object({ sessions: z.array(session) });
const someTags = z.array(typed).max(200);
/** [TG4] Every existing tag can be removed, also an invalid one. */
export const tagsBody = z.object({
  add: someTags.transform(tidyTags).pipe(tagList).default([]),
  remove: someTags
    .transform((tags) => tags.map((tag) => tag.trim()))
    .pipe(tagList)
    .default([]),
});
const oneTag = typed.pipe(z.string().trim().min(1)).pipe(tag);
/** [TG5] A tag renamed to an existing one is merged into it. */
export const renameTagBody = z
  .strictObject({
    from: oneTag,
    to: oneLine.pipe(tag.min(1, { abort: true }).refine(isSeen, "must not be blank")),
  })
  .refine(({ from, to }) => from !== to, { path: ["to"], error: "must be another" });
export const renameTagAnswer = z.object({ changed: z.int().nonnegative() });
export const tagsAnswer = z.object({ tags: z.array(knownTag) });
export const blockedBody = z.object({
  blocked: z.boolean(),
  reason: typed.pipe(z.string().trim()).pipe(within(blockReasonLength)).nullable().default(null),
});
export const remarkBody = z.object({ remark: oneLine.pipe(within(remarkLength)).nullable() });

const reply = z.object({
  clientMessageId,
  /** [OB3] The unconfirmed or failed reply that a person chose to send again. */
  resendOf: messageId.optional(),
  /** The newest message on screen when the reply was written: later ones stay unread. If absent, all count as read. */
  seen: messageId.optional(),
  /** [CD3] Warnings that the agent accepted. */
  acceptedWarnings: z
    .array(z.union([z.literal(repetitionWarning), conductRuleId]))
    .max(conductRuleLimit.rules + 1)
    .optional(),
  /** [RA8] The agent knows that no reply is left by our count, and that WeChat may refuse this one. */
  beyondAllowance: z.literal(true).optional(),
});
const linkField = typed.pipe(z.string().max(cardTextLimit));
const namedField = typed.pipe(z.string().min(1).max(cardTextLimit).refine(isSeen, "must not be blank"));
/** Text over WeChat's limit is refused with the numbers, not as malformed. */
export const replyBody = z.discriminatedUnion("type", [
  reply.extend({ type: z.literal("text"), text: typed.pipe(z.string().max(64_000)) }),
  reply.extend({ type: z.literal("image"), mediaId }),
  reply.extend({
    type: z.literal("link"),
    link: z.object({
      title: namedField,
      description: linkField,
      url: webLink.max(cardTextLimit),
      thumbUrl: linkField,
    }),
  }),
  reply.extend({
    type: z.literal("miniprogrampage"),
    card: z.object({
      title: namedField,
      pagePath: namedField,
      mediaId,
    }),
  }),
]);
export type ReplyBody = z.infer<typeof replyBody>;
export const messageAnswer = z.object({ message });

/** A flag in an address; absent: false. */
const yes = z
  .literal("true")
  .transform(() => true as const)
  .pipe(z.literal(true))
  .optional();

/** One of `before`, `after` and `around`, each the `seq` of a message; without them, the newest page. */
export const messagesQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  after: z.coerce.number().int().nonnegative().optional(),
  around: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  opening: openingId.optional(),
  /** [AG7] Without `opening`: another reading while the conversation stays open, such as after a break. */
  again: yes,
});
/**
 * Ascending by seq. `seq` is the head at the time of the answer, so that the feed's later messages follow it. `more` and `newer` state
 * whether messages exist before the first and after the last.
 */
export const messagesAnswer = z.object({
  seq,
  messages: z.array(message),
  more: z.boolean(),
  newer: z.boolean(),
  /** [PU8] Outages within two days of these messages. */
  gaps: z.array(pushGap),
  /** [AG11] More of the conversation is readable after pick-up. Earlier releases leave it out. */
  withheld: z.literal(true).optional(),
});
export type MessagesPage = z.infer<typeof messagesAnswer>;

const filteredTag = typed.pipe(someTag).optional();
const filteredSource = typed.pipe(z.string().min(1).max(maxSourceLength)).optional();

/** `before` and `beforeId` are an end and its session's id, as several can end in the same millisecond. */
export const endedQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  beforeId: sessionId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** [VW6] An absent filter excludes nothing; the default owner is the agent. */
  tag: filteredTag,
  source: filteredSource,
  about: aboutFilter.optional(),
  outcome: z.enum(sessionOutcomes).optional(),
  /** For supervisors: sessions of one agent, or of all. */
  owner: z.union([z.literal("all"), agentId]).optional(),
});
export const sessionsAnswer = z.object({ sessions: z.array(session), more: z.boolean() });
/** [VW6] The start of the next page. Everything newer was searched, also if the page has few sessions. */
export const endedAnswer = sessionsAnswer.extend({
  next: z.object({ before: z.int(), beforeId: sessionId }).nullable(),
});
export type EndedPage = z.infer<typeof endedAnswer>;

/** [RD8] By position, so that the scroll bar can reach any place at once. */
export const waitingQuery = z.object({
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** [VW4] An absent filter excludes nothing. */
  tag: filteredTag,
  source: filteredSource,
  about: aboutFilter.optional(),
  unread: yes,
  reminder: yes,
});
/** `count`: all matching sessions. */
export const waitingAnswer = sessionsAnswer.extend({ count: z.int().nonnegative() });
export type WaitingPage = z.infer<typeof waitingAnswer>;
/** Most frequent first. */
export const waitingSourcesAnswer = z.object({
  sources: z.array(z.object({ source: z.string(), count: z.int().positive() })),
});
export type WaitingSources = z.infer<typeof waitingSourcesAnswer>;

/** [BL4] `sessionId` is the newest session, in which the conversation can be read. */
export const blockedCustomer = z.object({
  customer,
  sessionId,
  at: instant,
  by: z.object({ id: agentId, name: z.string() }),
  reason: z.string().nullable(),
});
export type BlockedCustomer = z.infer<typeof blockedCustomer>;
/** `before` and `beforeId` are `at` and the conversation of the last entry received. */
export const blockedQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  beforeId: conversationId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const blockedAnswer = z.object({ customers: z.array(blockedCustomer), more: z.boolean() });

/** [AG9] Agents who have read another agent's conversation, and when last; the latest first. */
export const readersAnswer = z.object({ readers: z.array(z.object({ agentId, at: instant })) });
export type Readers = z.infer<typeof readersAnswer>;

export const mediaAnswer = z.object({ mediaId, image, bytes: z.int() });
export type UploadedMedia = z.infer<typeof mediaAnswer>;

export const binding = agent.extend({ lastSeenAt: instant.nullable(), boundAt: instant });
export type Binding = z.infer<typeof binding>;
export const bindingsAnswer = z.object({ bindings: z.array(binding), limit: z.int() });
/** [AG10] Agents who are no longer bound to the account, the latest first. */
export const formerAnswer = z.object({ agents: z.array(z.object({ id: agentId, name: z.string() })) });
export type FormerAgents = z.infer<typeof formerAnswer>["agents"];
export const invitationBody = z.object({ role });
export const invitationAnswer = z.object({
  id: invitationId,
  url: z.string(),
  token: z.string(),
  expiresAt: instant,
});
/** With its link, which is shown only once. */
export type NewInvitation = z.infer<typeof invitationAnswer>;
/** The invitation before the invitee confirms. The first admin's has no inviter. */
export const invitationDetails = z.object({
  accountName: z.string(),
  invitedByName: z.string().nullable(),
  role,
  expiresAt: instant,
  now: instant,
});
export type InvitationDetails = z.infer<typeof invitationDetails>;
export const bindingBody = z.object({ role });

/** RFC 9457; `errors` names each invalid field and the reason. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  errors: z.array(z.object({ field: z.string(), problem: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;

export const params = {
  account: z.object({ accountId }),
  session: z.object({ sessionId }),
  conversation: z.object({ conversationId }),
  media: z.object({ mediaId }),
  binding: z.object({ accountId, agentId }),
  invitation: z.object({ token: z.string().min(20).max(128) }),
};

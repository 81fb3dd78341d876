/** Bodies and answers of the HTTP interface. Every schema is used by the server to parse and by the console for its types. */

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

/** What a person typed: any Unicode text but NUL, which PostgreSQL cannot store. Half surrogate pairs become U+FFFD. */
export const typed = z
  .string()
  .refine((text) => !text.includes("\0"), "must not contain NUL")
  .transform((text) => text.toWellFormed())
  .pipe(z.string());

const isSeen = (text: string): boolean => !isBlank(text);

/** At most `limit` characters, where an emoji counts as one. */
export const within = (limit: number) =>
  z.string().refine((text) => lengthOf(text) <= limit, `must be at most ${limit} characters`);

/** At most `limit` UTF-16 units without the blanks around it, and something to be seen. */
const seenWithin = (limit: number) =>
  z.string().trim().min(1, { abort: true }).max(limit).refine(isSeen, "must not be blank");

/** [LG10] */
export const oneLine = typed.transform(inOneLine).pipe(z.string());

/** [LG9] What somebody calls a thing. */
export const named = (limit: number) => oneLine.pipe(seenWithin(limit));

export const meAnswer = z.object({
  agent: z.object({ id: agentId, name: z.string() }),
  accounts: z.array(
    accountCounts
      .omit({ accountId: true })
      .extend({ id: accountId, appId: z.string(), name: z.string(), role }),
  ),
  /** MA6: another mini program, or the first. */
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

/** What an account says by itself. [OB10] */
const said = typed.pipe(seenWithin(greetingLength));
/** Any of the settings, and the account's name. What is not in it stays as it is; what is no setting is an error. */
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
/** To an agent, here or not, or back to the waiting line; the note is for who has it next. */
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
/** Longer is a refusal with the number, not a malformed request (NO6). */
export const noteBody = z.object({
  clientMessageId,
  note: typed.pipe(z.string().max(10_000)),
  /** [MN1] */
  mentions: z.array(agentId).max(maxMentions).default([]),
});
/** [MN5] The note that was seen. */
export const mentionSeenBody = z.object({ noteId: messageId });
/** [MN6] The newest first. */
export const mentionsAnswer = z.object({ sessions: z.array(session) });
const someTags = z.array(typed).max(200);
/** [TG4] What was once put on can be taken off, whatever it is. */
export const tagsBody = z.object({
  add: someTags.transform(tidyTags).pipe(tagList).default([]),
  remove: someTags
    .transform((tags) => tags.map((tag) => tag.trim()))
    .pipe(tagList)
    .default([]),
});
const oneTag = typed.pipe(z.string().trim().min(1)).pipe(tag);
/** [TG5] Under the name of another that is there, both become one. */
export const renameTagBody = z
  .strictObject({
    from: oneTag,
    to: oneLine.pipe(tag.min(1, { abort: true }).refine(isSeen, "must not be blank")),
  })
  .refine(({ from, to }) => from !== to, { path: ["to"], error: "must be another" });
/** How many customers have the new tag instead. */
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
  /** The line that stood last when it was written: what came after it stays unread. Left out, all counts as read. */
  seen: messageId.optional(),
  /** [CD3] Warnings that the agent has seen and sends the reply in spite of. */
  acceptedWarnings: z
    .array(z.union([z.literal(repetitionWarning), conductRuleId]))
    .max(conductRuleLimit.rules + 1)
    .optional(),
  /** [RA8] The agent knows that no reply is left by our count, and that WeChat may refuse this one. */
  beyondAllowance: z.literal(true).optional(),
});
/** [OB9] */
const linkField = typed.pipe(z.string().max(cardTextLimit));
/** [OB10] */
const namedField = typed.pipe(z.string().min(1).max(cardTextLimit).refine(isSeen, "must not be blank"));
/** Text longer than WeChat takes is a refusal with the numbers, not a malformed request. */
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

/** In an address; left out is no. */
const yes = z
  .literal("true")
  .transform(() => true as const)
  .pipe(z.literal(true))
  .optional();

/** One of `before`, `after` and `around`, each the `seq` of a message; none of them asks for the newest page. */
export const messagesQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  after: z.coerce.number().int().nonnegative().optional(),
  around: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  opening: openingId.optional(),
  /** [AG7] Where no `opening` is named: read once more while it stays open, as after a break. */
  again: yes,
});
/**
 * Ascending by seq. `seq` is the head they were read at, so that the feed's messages after it can be joined on; `more` and
 * `newer` say whether there are others before the first and after the last.
 */
export const messagesAnswer = z.object({
  seq,
  messages: z.array(message),
  more: z.boolean(),
  newer: z.boolean(),
  /** [PU8] Of the time of these messages, and two days around it. */
  gaps: z.array(pushGap),
  /** [AG11] There is more of the conversation, which the reader may read after pick-up. Earlier releases left it out. */
  withheld: z.literal(true).optional(),
});
export type MessagesPage = z.infer<typeof messagesAnswer>;

const filteredTag = typed.pipe(someTag).optional();
const filteredSource = typed.pipe(z.string().min(1).max(maxSourceLength)).optional();

/** `before` and `beforeId` are an end and its session's id: several can end in the same millisecond. */
export const endedQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  beforeId: sessionId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** [VW6] What is absent lets everything through; whose: one's own. */
  tag: filteredTag,
  source: filteredSource,
  /** [WU9] */
  about: aboutFilter.optional(),
  /** [SE17] */
  outcome: z.enum(sessionOutcomes).optional(),
  /** One agent's, or everybody's, for who supervises. */
  owner: z.union([z.literal("all"), agentId]).optional(),
});
export const sessionsAnswer = z.object({ sessions: z.array(session), more: z.boolean() });
/** [VW6] Where the next page begins, also after a page with few or none: everything back to there was looked through. */
export const endedAnswer = sessionsAnswer.extend({
  next: z.object({ before: z.int(), beforeId: sessionId }).nullable(),
});
export type EndedPage = z.infer<typeof endedAnswer>;

/** [RD8] By place, not by the last one had: whoever drags the scroll bar goes anywhere at once. */
export const waitingQuery = z.object({
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** [VW4] What is absent lets everybody through. */
  tag: filteredTag,
  source: filteredSource,
  about: aboutFilter.optional(),
  unread: yes,
  /** [RM11] */
  reminder: yes,
});
/** `count`: how many there are in all, of those asked for. */
export const waitingAnswer = sessionsAnswer.extend({ count: z.int().nonnegative() });
export type WaitingPage = z.infer<typeof waitingAnswer>;
/** Most first. */
export const waitingSourcesAnswer = z.object({
  sources: z.array(z.object({ source: z.string(), count: z.int().positive() })),
});
export type WaitingSources = z.infer<typeof waitingSourcesAnswer>;

/** [BL4] `sessionId` is the newest one, where the conversation can be read. */
export const blockedCustomer = z.object({
  customer,
  sessionId,
  at: instant,
  by: z.object({ id: agentId, name: z.string() }),
  reason: z.string().nullable(),
});
export type BlockedCustomer = z.infer<typeof blockedCustomer>;
/** `before` and `beforeId` are `at` and the conversation of the last one had. */
export const blockedQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  beforeId: conversationId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const blockedAnswer = z.object({ customers: z.array(blockedCustomer), more: z.boolean() });

/** [AG9] Who has read the conversation though it was another's, and when last; the latest first. */
export const readersAnswer = z.object({ readers: z.array(z.object({ agentId, at: instant })) });
export type Readers = z.infer<typeof readersAnswer>;

export const mediaAnswer = z.object({ mediaId, image, bytes: z.int() });
export type UploadedMedia = z.infer<typeof mediaAnswer>;

export const binding = agent.extend({ lastSeenAt: instant.nullable(), boundAt: instant });
export type Binding = z.infer<typeof binding>;
export const bindingsAnswer = z.object({ bindings: z.array(binding), limit: z.int() });
/** [AG10] Who was unbound from the account and is not bound again, the latest first. */
export const formerAnswer = z.object({ agents: z.array(z.object({ id: agentId, name: z.string() })) });
export type FormerAgents = z.infer<typeof formerAnswer>["agents"];
export const invitationBody = z.object({ role });
export const invitationAnswer = z.object({
  id: invitationId,
  url: z.string(),
  token: z.string(),
  expiresAt: instant,
});
/** With its link, which is told this once. */
export type NewInvitation = z.infer<typeof invitationAnswer>;
/** What the invitee sees before they confirm. Nobody in particular invites to be the first admin. */
export const invitationDetails = z.object({
  accountName: z.string(),
  invitedByName: z.string().nullable(),
  role,
  expiresAt: instant,
  /** The server's time, by which the rest of it is told: nothing else tells it to who has no account yet. */
  now: instant,
});
export type InvitationDetails = z.infer<typeof invitationDetails>;
export const bindingBody = z.object({ role });

/** RFC 9457; `errors` names each field that is wrong and why. */
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

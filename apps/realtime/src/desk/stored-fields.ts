/** The fields of sessions and conversations. A new field also needs its type and a migration. */
import { type Allowance, noAllowance } from "@jieru/shared/domain/allowance";
import { initialSession } from "@jieru/shared/domain/session";
import {
  type ColumnType,
  codecOf,
  column,
  type Field,
  type Fields,
  fixed,
  type InitialField,
  initially,
  type Row,
} from "./codec.ts";
import type { Conversation, DeskSession, ShownSession } from "./desk.ts";

type Stored<K extends keyof DeskSession> = DeskSession[K];

const wrapUp: InitialField<Stored<"wrapUp">> = {
  columns: { topic_id: "text", topic_name: "text", topic_line: "text" },
  initial: initialSession.wrapUp,
  write: (w) => ({ topic_id: w?.topicId ?? null, topic_name: w?.topic ?? null, topic_line: w?.line ?? null }),
  read: (row) =>
    row.topic_id === null
      ? null
      : ({ topicId: row.topic_id, topic: row.topic_name ?? "", line: row.topic_line } as Stored<"wrapUp">),
};

const rating: InitialField<Stored<"rating">> = {
  columns: {
    rating_message_id: "text",
    rating_asked_at: "bigint",
    rating_score: "int",
    rating_comment: "text",
    rated_at: "bigint",
  },
  initial: initialSession.rating,
  write: (r) => ({
    rating_message_id: r?.messageId ?? null,
    rating_asked_at: r?.askedAt ?? null,
    rating_score: r?.given?.score ?? null,
    rating_comment: r?.given?.comment ?? null,
    rated_at: r?.given?.at ?? null,
  }),
  read(row) {
    if (row.rating_message_id === null || row.rating_asked_at === null) return null;
    const isGiven = row.rating_score !== null && row.rated_at !== null;
    const givenRating = isGiven
      ? { score: row.rating_score, comment: row.rating_comment, at: row.rated_at }
      : null;
    return {
      messageId: row.rating_message_id,
      askedAt: row.rating_asked_at,
      given: givenRating,
    } as Stored<"rating">;
  },
};

const reminder: InitialField<Stored<"reminder">> = {
  columns: { remind_at: "bigint", remind_of: "text", remind_by: "text", reminded: "boolean" },
  initial: initialSession.reminder,
  write: (r) => ({
    remind_at: r?.at ?? null,
    remind_of: r?.text ?? null,
    remind_by: r?.by ?? null,
    reminded: r?.due ?? false,
  }),
  // [RM4] Earlier releases end sessions without removing the reminder.
  read: (row) =>
    row.remind_at === null || row.state === "ended"
      ? null
      : ({
          at: row.remind_at,
          text: row.remind_of,
          by: row.remind_by,
          due: row.reminded,
        } as Stored<"reminder">),
};

const initial: Pick<ShownSession, keyof typeof initialSession> = initialSession;
/** Takes the initial value from `initialSession`. */
const ofSession = <K extends keyof typeof initial>(
  field: K,
  name: string,
  type: ColumnType,
): InitialField<(typeof initial)[K]> => initially(initial[field], name, type);

export const shownSessionFields = {
  id: fixed("id", "text"),
  conversationId: fixed("conversation_id", "text"),
  state: ofSession("state", "state", "text"),
  ownerId: ofSession("ownerId", "owner_id", "text"),
  lastOwnerId: column("last_owner_id", "text"),
  epoch: ofSession("epoch", "epoch", "int"),
  unread: ofSession("unread", "unread", "int"),
  unansweredSince: ofSession("unansweredSince", "unanswered_since", "bigint"),
  lastMessage: ofSession("lastMessage", "last_message", "jsonb"),
  lastSeq: ofSession("lastSeq", "last_seq", "bigint"),
  source: column("source", "text"),
  spoken: ofSession("spoken", "spoken", "boolean"),
  openedAt: fixed("opened_at", "bigint"),
  waitingSince: column("waiting_since", "bigint"),
  lapsed: ofSession("lapsed", "lapsed", "boolean"),
  pickedUpAt: ofSession("pickedUpAt", "picked_up_at", "bigint"),
  firstResponseMs: ofSession("firstResponseMs", "first_response_ms", "bigint"),
  handedBy: ofSession("handedBy", "handed_by", "text"),
  lastActivityAt: column("last_activity_at", "bigint"),
  reactivateAt: ofSession("reactivateAt", "reactivate_at", "bigint"),
  inactiveSince: ofSession("inactiveSince", "inactive_since", "bigint"),
  endedAt: ofSession("endedAt", "ended_at", "bigint"),
  outcome: ofSession("outcome", "outcome", "text"),
  wrapUp,
  rating,
  reminder,
  urgent: ofSession("urgent", "urgent", "boolean"),
} satisfies Fields<ShownSession>;

/** [RP11] Estimates the value of sessions that an earlier release answered, in milliseconds. */
const answeredBefore = (row: Row): number | null =>
  row.state !== "ended" &&
  row.queued_ms === null &&
  row.picked_up_at !== null &&
  row.first_response_ms !== null
    ? (row.picked_up_at as number) + (row.first_response_ms as number) - (row.opened_at as number)
    : null;

const firstAnswerMs: InitialField<number | null> = {
  ...initially<number | null>(null, "first_answer_ms", "bigint"),
  read: (row) => (row.first_answer_ms as number | null) ?? answeredBefore(row),
};

export const sessionFields = {
  ...shownSessionFields,
  firstAnswerMs,
  queuedMs: initially<number | null>(null, "queued_ms", "bigint"),
  closedUnanswered: initially<boolean>(false, "closed_unanswered", "boolean"),
  servedSince: initially<number | null>(null, "served_since", "bigint"),
  returnedBy: initially<Stored<"returnedBy">>(null, "returned_by", "text"),
  ratingDueAt: initially<number | null>(null, "rating_due_at", "bigint"),
  beforeEnd: initially<Stored<"beforeEnd">>(null, "before_end", "jsonb"),
} satisfies Fields<DeskSession>;

export const allowanceField: InitialField<Allowance> = {
  columns: {
    allowance_left: "int",
    allowance_granted: "int",
    allowance_until: "bigint",
    allowance_granted_by: "text",
    allowance_granted_at: "bigint",
    allowance_attempt: "text",
  },
  initial: noAllowance,
  write: (a) => ({
    allowance_left: a.left,
    allowance_granted: a.granted,
    allowance_until: a.until,
    allowance_granted_by: a.grantedBy,
    allowance_granted_at: a.grantedAt,
    allowance_attempt: a.attempt ?? null,
  }),
  read: (row) =>
    ({
      left: row.allowance_left,
      granted: row.allowance_granted,
      until: row.allowance_until,
      grantedBy: row.allowance_granted_by,
      grantedAt: row.allowance_granted_at,
      ...(row.allowance_attempt !== null && { attempt: row.allowance_attempt }),
    }) as Allowance,
};

const autoReplied: InitialField<Conversation["autoReplied"]> = {
  columns: { auto_replied_at: "bigint", auto_replied_in: "text" },
  initial: null,
  write: (a) => ({ auto_replied_at: a?.at ?? null, auto_replied_in: a?.sessionId ?? null }),
  read: (row) =>
    row.auto_replied_at === null
      ? null
      : ({ at: row.auto_replied_at, sessionId: row.auto_replied_in } as Conversation["autoReplied"]),
};

const erased: InitialField<Conversation["erased"]> = {
  columns: { erased_at: "bigint", erased_seq: "bigint" },
  initial: null,
  write: (e) => ({ erased_at: e?.at ?? null, erased_seq: e?.seq ?? null }),
  read: (row) =>
    row.erased_at === null || row.erased_seq === null
      ? null
      : ({ at: row.erased_at, seq: row.erased_seq } as Conversation["erased"]),
};

/** Not stored: a query counts the outbox. */
const unfinishedReplies: InitialField<number> = {
  columns: {},
  initial: 0,
  write: () => ({}),
  read: (row) => row.unfinished_replies as number,
};

export const conversationFields = {
  id: fixed("id", "text"),
  openid: fixed("openid", "text"),
  remark: initially<string | null>(null, "remark", "text"),
  tags: initially<string[]>([], "tags", "text[]"),
  blocked: initially<boolean>(false, "blocked", "boolean"),
  mentions: initially<Conversation["mentions"]>([], "mentions", "jsonb"),
  allowance: allowanceField,
  allowanceCorrectedAt: initially<number | null>(null, "allowance_corrected_at", "bigint"),
  unfinishedReplies,
  autoReplied,
  keywordReplied: initially<Conversation["keywordReplied"]>([], "keyword_replied", "jsonb"),
  lastOwnerId: initially<Conversation["lastOwnerId"]>(null, "last_owner_id", "text"),
  erased,
} satisfies { [K in keyof Conversation]: Field<Conversation[K]> };

export const shownSessionCodec = codecOf<ShownSession>(shownSessionFields);
export const sessionCodec = codecOf<DeskSession>(sessionFields);
export const conversationCodec = codecOf<Conversation>(conversationFields);

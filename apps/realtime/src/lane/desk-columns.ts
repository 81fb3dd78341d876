/** The columns of sessions and conversations. `rows.ts` converts rows back to records. */
import type { Conversation, DeskSession } from "../desk/desk.ts";
import type { ConversationRow, SessionRow } from "./rows.ts";

export const sessionColumns = recordColumns<DeskSession>({
  id: { type: "text", fixed: true, of: (s) => s.id },
  conversation_id: { type: "text", fixed: true, of: (s) => s.conversationId },
  state: { type: "text", of: (s) => s.state },
  owner_id: { type: "text", of: (s) => s.ownerId },
  last_owner_id: { type: "text", of: (s) => s.lastOwnerId },
  epoch: { type: "int", of: (s) => s.epoch },
  unread: { type: "int", of: (s) => s.unread },
  unanswered_since: { type: "bigint", of: (s) => s.unansweredSince },
  last_message: { type: "jsonb", of: (s) => s.lastMessage },
  last_seq: { type: "bigint", of: (s) => s.lastSeq },
  source: { type: "text", of: (s) => s.source },
  spoken: { type: "boolean", of: (s) => s.spoken },
  opened_at: { type: "bigint", fixed: true, of: (s) => s.openedAt },
  waiting_since: { type: "bigint", of: (s) => s.waitingSince },
  lapsed: { type: "boolean", of: (s) => s.lapsed },
  picked_up_at: { type: "bigint", of: (s) => s.pickedUpAt },
  first_response_ms: { type: "bigint", of: (s) => s.firstResponseMs },
  handed_by: { type: "text", of: (s) => s.handedBy ?? null },
  last_activity_at: { type: "bigint", of: (s) => s.lastActivityAt },
  reactivate_at: { type: "bigint", of: (s) => s.reactivateAt },
  inactive_since: { type: "bigint", of: (s) => s.inactiveSince },
  ended_at: { type: "bigint", of: (s) => s.endedAt },
  outcome: { type: "text", of: (s) => s.outcome ?? null },
  first_answer_ms: { type: "bigint", of: (s) => s.firstAnswerMs },
  queued_ms: { type: "bigint", of: (s) => s.queuedMs },
  closed_unanswered: { type: "boolean", of: (s) => s.closedUnanswered },
  topic_id: { type: "text", of: (s) => s.wrapUp?.topicId ?? null },
  topic_name: { type: "text", of: (s) => s.wrapUp?.topic ?? null },
  topic_line: { type: "text", of: (s) => s.wrapUp?.line ?? null },
  rating_message_id: { type: "text", of: (s) => s.rating?.messageId ?? null },
  rating_asked_at: { type: "bigint", of: (s) => s.rating?.askedAt ?? null },
  rating_score: { type: "int", of: (s) => s.rating?.given?.score ?? null },
  rating_comment: { type: "text", of: (s) => s.rating?.given?.comment ?? null },
  rated_at: { type: "bigint", of: (s) => s.rating?.given?.at ?? null },
  remind_at: { type: "bigint", of: (s) => s.reminder?.at ?? null },
  remind_of: { type: "text", of: (s) => s.reminder?.text ?? null },
  remind_by: { type: "text", of: (s) => s.reminder?.by ?? null },
  reminded: { type: "boolean", of: (s) => s.reminder?.due ?? false },
  served_since: { type: "bigint", of: (s) => s.servedSince },
  returned_by: { type: "text", of: (s) => s.returnedBy },
  rating_due_at: { type: "bigint", of: (s) => s.ratingDueAt },
  before_end: { type: "jsonb", of: (s) => s.beforeEnd },
} satisfies Record<keyof SessionRow, Column<DeskSession>>);

export const conversationColumns = recordColumns<Conversation>({
  id: { type: "text", fixed: true, of: (c) => c.id },
  openid: { type: "text", fixed: true, of: (c) => c.openid },
  remark: { type: "text", of: (c) => c.remark },
  tags: { type: "text[]", of: (c) => c.tags },
  blocked: { type: "boolean", of: (c) => c.blocked },
  mentions: { type: "jsonb", of: (c) => c.mentions },
  allowance_left: { type: "int", of: (c) => c.allowance.left },
  allowance_granted: { type: "int", of: (c) => c.allowance.granted },
  allowance_until: { type: "bigint", of: (c) => c.allowance.until },
  allowance_granted_by: { type: "text", of: (c) => c.allowance.grantedBy },
  allowance_granted_at: { type: "bigint", of: (c) => c.allowance.grantedAt },
  allowance_attempt: { type: "text", of: (c) => c.allowance.attempt ?? null },
  allowance_corrected_at: { type: "bigint", of: (c) => c.allowanceCorrectedAt },
  auto_replied_at: { type: "bigint", of: (c) => c.autoReplied?.at ?? null },
  auto_replied_in: { type: "text", of: (c) => c.autoReplied?.sessionId ?? null },
  keyword_replied: { type: "jsonb", of: (c) => c.keywordReplied },
  last_owner_id: { type: "text", of: (c) => c.lastOwnerId },
  erased_at: { type: "bigint", of: (c) => c.erased?.at ?? null },
  erased_seq: { type: "bigint", of: (c) => c.erased?.seq ?? null },
} satisfies Record<keyof ConversationRow, Column<Conversation>>);

/** A column, and its value in a record. */
export interface Column<T> {
  type: "text" | "int" | "bigint" | "boolean" | "jsonb" | "text[]";
  /** The value never changes after the row was inserted. */
  fixed?: true;
  of(this: void, record: T): unknown;
}

/** The columns of one kind of record, as selects, inserts and updates need them. */
export interface RecordColumns<T> {
  /** `id, state, …` */
  names: string;
  /** `s.id, s.state, …` */
  namesIn(table: string): string;
  /** `id text, state text, …`, for `json_to_recordset`. */
  definitions: string;
  /** `state = excluded.state, …`: all columns that are not fixed. */
  updates: string;
  rowOf(record: T): Record<string, unknown>;
}

/** Returns the columns in the order of `table`, whose keys are their names. */
export function recordColumns<T>(table: Readonly<Record<string, Column<T>>>): RecordColumns<T> {
  const columns = Object.entries(table).map(([name, column]) => ({ name, ...column }));
  return {
    names: columns.map((c) => c.name).join(", "),
    namesIn: (table) => columns.map((c) => `${table}.${c.name}`).join(", "),
    definitions: columns.map((c) => `${c.name} ${c.type}`).join(", "),
    updates: columns
      .filter((c) => !c.fixed)
      .map((c) => `${c.name} = excluded.${c.name}`)
      .join(", "),
    rowOf(record) {
      const row: Record<string, unknown> = {};
      for (const { name, of } of columns) row[name] = of(record);
      return row;
    },
  };
}

/** The columns the lane keeps sessions and conversations in. The way back, from a row to a record, is in `rows.ts`. */
import type { Conversation, DeskSession } from "../desk/desk.ts";
import { type Column, recordColumns } from "./record-columns.ts";
import type { ConversationRow, SessionRow } from "./rows.ts";

/** NOTE: none that changes often may be in an index, or each of its changes costs an entry in every index of the table. */
export const sessionColumns = recordColumns<DeskSession>({
  id: { type: "text", changes: "never", of: (s) => s.id },
  conversation_id: { type: "text", changes: "never", of: (s) => s.conversationId },
  state: { type: "text", changes: "seldom", of: (s) => s.state },
  owner_id: { type: "text", changes: "seldom", of: (s) => s.ownerId },
  last_owner_id: { type: "text", changes: "seldom", of: (s) => s.lastOwnerId },
  epoch: { type: "int", changes: "seldom", of: (s) => s.epoch },
  unread: { type: "int", changes: "often", of: (s) => s.unread },
  unanswered_since: { type: "bigint", changes: "often", of: (s) => s.unansweredSince },
  last_message: { type: "jsonb", changes: "often", of: (s) => s.lastMessage },
  last_seq: { type: "bigint", changes: "often", of: (s) => s.lastSeq },
  source: { type: "text", changes: "seldom", of: (s) => s.source },
  spoken: { type: "boolean", changes: "often", of: (s) => s.spoken },
  opened_at: { type: "bigint", changes: "never", of: (s) => s.openedAt },
  waiting_since: { type: "bigint", changes: "seldom", of: (s) => s.waitingSince },
  lapsed: { type: "boolean", changes: "seldom", of: (s) => s.lapsed },
  picked_up_at: { type: "bigint", changes: "seldom", of: (s) => s.pickedUpAt },
  first_response_ms: { type: "bigint", changes: "seldom", of: (s) => s.firstResponseMs },
  handed_by: { type: "text", changes: "seldom", of: (s) => s.handedBy ?? null },
  last_activity_at: { type: "bigint", changes: "often", of: (s) => s.lastActivityAt },
  reactivate_at: { type: "bigint", changes: "often", of: (s) => s.reactivateAt },
  inactive_since: { type: "bigint", changes: "seldom", of: (s) => s.inactiveSince },
  ended_at: { type: "bigint", changes: "seldom", of: (s) => s.endedAt },
  topic_id: { type: "text", changes: "seldom", of: (s) => s.wrapUp?.topicId ?? null },
  topic_name: { type: "text", changes: "seldom", of: (s) => s.wrapUp?.topic ?? null },
  topic_line: { type: "text", changes: "seldom", of: (s) => s.wrapUp?.line ?? null },
  rating_message_id: { type: "text", changes: "seldom", of: (s) => s.rating?.messageId ?? null },
  rating_asked_at: { type: "bigint", changes: "seldom", of: (s) => s.rating?.askedAt ?? null },
  rating_score: { type: "int", changes: "seldom", of: (s) => s.rating?.given?.score ?? null },
  rating_comment: { type: "text", changes: "seldom", of: (s) => s.rating?.given?.comment ?? null },
  rated_at: { type: "bigint", changes: "seldom", of: (s) => s.rating?.given?.at ?? null },
  served_since: { type: "bigint", changes: "seldom", of: (s) => s.servedSince },
  returned_by: { type: "text", changes: "seldom", of: (s) => s.returnedBy },
} satisfies Record<keyof SessionRow, Column<DeskSession>>);

export const conversationColumns = recordColumns<Conversation>({
  id: { type: "text", changes: "never", of: (c) => c.id },
  openid: { type: "text", changes: "never", of: (c) => c.openid },
  remark: { type: "text", changes: "seldom", of: (c) => c.remark },
  tags: { type: "text[]", changes: "seldom", of: (c) => c.tags },
  blocked: { type: "boolean", changes: "seldom", of: (c) => c.blocked },
  allowance_left: { type: "int", changes: "often", of: (c) => c.allowance.left },
  allowance_granted: { type: "int", changes: "often", of: (c) => c.allowance.granted },
  allowance_until: { type: "bigint", changes: "often", of: (c) => c.allowance.until },
  allowance_granted_by: { type: "text", changes: "often", of: (c) => c.allowance.grantedBy },
  allowance_granted_at: { type: "bigint", changes: "often", of: (c) => c.allowance.grantedAt },
  allowance_corrected_at: { type: "bigint", changes: "seldom", of: (c) => c.allowanceCorrectedAt },
  auto_replied_at: { type: "bigint", changes: "seldom", of: (c) => c.autoReplied?.at ?? null },
  auto_replied_in: { type: "text", changes: "seldom", of: (c) => c.autoReplied?.sessionId ?? null },
  last_owner_id: { type: "text", changes: "seldom", of: (c) => c.lastOwnerId },
  erased_at: { type: "bigint", changes: "seldom", of: (c) => c.erased?.at ?? null },
  erased_seq: { type: "bigint", changes: "seldom", of: (c) => c.erased?.seq ?? null },
} satisfies Record<keyof ConversationRow, Column<Conversation>>);

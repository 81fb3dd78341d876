/** Converts rows to records of the desk, one function for each kind. */
import type { Role, Status } from "@jieru/shared/domain/agent";
import type {
  Allowance,
  AttemptState,
  GrantKind,
  ReplyEvidence,
  ReplyPresetName,
} from "@jieru/shared/domain/allowance";
import type { CredentialsRefused } from "@jieru/shared/domain/credentials-refused";
import type { AgentId, ConversationId, MessageId, SessionId, TopicId } from "@jieru/shared/domain/ids";
import type { Mention } from "@jieru/shared/domain/mention";
import type { Content, Preview } from "@jieru/shared/domain/message";
import type { Rating, RatingScore } from "@jieru/shared/domain/rating";
import type { Reminder } from "@jieru/shared/domain/reminder";
import type { SessionOutcome, SessionState } from "@jieru/shared/domain/session";
import { type AccountSettings, initialSettings } from "@jieru/shared/domain/settings";
import type {
  Conversation,
  DeskAccount,
  DeskAgent,
  DeskDelivery,
  DeskMessage,
  DeskSession,
  Dispatch,
  ShownSession,
} from "../desk/desk.ts";

/** The head row of an account, as `accountOf` reads it. */
export const accountColumns = `id, app_id, name, reply_preset, reactivate_after_ms, grace_ms, exceed_by_hand,
  exceed_by_transfer, settings, credentials_refused, pushes_silent_since, reply_evidence, head_seq, fence, waiting_count`;

export interface AccountRow {
  id: string;
  app_id: string;
  name: string;
  reply_preset: ReplyPresetName;
  reactivate_after_ms: number;
  grace_ms: number;
  exceed_by_hand: boolean;
  exceed_by_transfer: boolean;
  settings: Partial<AccountSettings>;
  /** An older release did not store `repliesUntil`. */
  credentials_refused: (Omit<CredentialsRefused, "repliesUntil"> & Partial<CredentialsRefused>) | null;
  pushes_silent_since: number | null;
  reply_evidence: ReplyEvidence | null;
  head_seq: number;
  fence: string | null;
  waiting_count: number;
}
export const accountOf = (r: AccountRow): DeskAccount => ({
  id: r.id as DeskAccount["id"],
  appId: r.app_id,
  name: r.name,
  ...initialSettings,
  ...r.settings,
  replyPreset: r.reply_preset,
  reactivateAfterMs: r.reactivate_after_ms,
  graceMs: r.grace_ms,
  exceedByHand: r.exceed_by_hand,
  exceedByTransfer: r.exceed_by_transfer,
  credentialsRefused: r.credentials_refused && { repliesUntil: null, ...r.credentials_refused },
  pushesSilentSince: r.pushes_silent_since,
  ...(r.reply_evidence && { replyEvidence: r.reply_evidence }),
});

export interface AgentRow {
  agent_id: string;
  name: string;
  seat: number;
  role: Role;
  status: Status;
  status_since: number;
  status_why: DeskAgent["statusWhy"];
  chosen_status: Status;
  auto: boolean;
  capacity: number;
  load: number;
  last_assigned_at: number | null;
}
export const agentOf = (r: AgentRow): DeskAgent => ({
  id: r.agent_id as AgentId,
  name: r.name,
  role: r.role,
  status: r.status,
  statusSince: r.status_since,
  statusWhy: r.status_why,
  load: r.load,
  capacity: r.capacity,
  auto: r.auto,
  seat: r.seat,
  chosenStatus: r.chosen_status,
  lastAssignedAt: r.last_assigned_at,
});

export interface AllowanceRow {
  allowance_left: number;
  allowance_granted: number;
  allowance_until: number;
  allowance_granted_by: GrantKind | null;
  allowance_granted_at: number | null;
  allowance_attempt: AttemptState | null;
}
export const allowanceOf = (r: AllowanceRow): Allowance => ({
  left: r.allowance_left,
  granted: r.allowance_granted,
  until: r.allowance_until,
  grantedBy: r.allowance_granted_by,
  grantedAt: r.allowance_granted_at,
  ...(r.allowance_attempt && { attempt: r.allowance_attempt }),
});

export interface ConversationRow extends AllowanceRow {
  id: string;
  openid: string;
  remark: string | null;
  tags: string[];
  blocked: boolean;
  mentions: Mention[];
  allowance_corrected_at: number | null;
  auto_replied_at: number | null;
  auto_replied_in: string | null;
  keyword_replied: Conversation["keywordReplied"];
  last_owner_id: string | null;
  erased_at: number | null;
  erased_seq: number | null;
}
/** A conversation, and the number of its outbox rows. */
export interface CountedConversationRow extends ConversationRow {
  unfinished_replies: number;
}
/** SQL over `conversations`. Replies from before an erasure do not count (RT3). */
export const unfinishedReplies = `(select count(*)::int from outbox o
   where o.conversation_id = conversations.id and o.seq > coalesce(conversations.erased_seq, 0)) as unfinished_replies`;
export const conversationOf = (r: CountedConversationRow): Conversation => ({
  id: r.id as ConversationId,
  openid: r.openid,
  remark: r.remark,
  tags: r.tags,
  blocked: r.blocked,
  mentions: r.mentions,
  allowance: allowanceOf(r),
  allowanceCorrectedAt: r.allowance_corrected_at,
  unfinishedReplies: r.unfinished_replies,
  autoReplied:
    r.auto_replied_at === null
      ? null
      : { at: r.auto_replied_at, sessionId: r.auto_replied_in as SessionId | null },
  keywordReplied: r.keyword_replied,
  lastOwnerId: r.last_owner_id as AgentId | null,
  erased: r.erased_at === null || r.erased_seq === null ? null : { at: r.erased_at, seq: r.erased_seq },
});

/** The part of a session that consoles may see. */
export interface ShownSessionRow {
  id: string;
  conversation_id: string;
  state: SessionState;
  owner_id: string | null;
  last_owner_id: string | null;
  epoch: number;
  unread: number;
  unanswered_since: number | null;
  last_message: Preview | null;
  last_seq: number;
  source: string | null;
  spoken: boolean;
  opened_at: number;
  waiting_since: number | null;
  lapsed: boolean;
  picked_up_at: number | null;
  first_response_ms: number | null;
  handed_by: string | null;
  last_activity_at: number;
  reactivate_at: number | null;
  inactive_since: number | null;
  ended_at: number | null;
  outcome: SessionOutcome | null;
  topic_id: string | null;
  topic_name: string | null;
  topic_line: string | null;
  rating_message_id: string | null;
  rating_asked_at: number | null;
  rating_score: RatingScore | null;
  rating_comment: string | null;
  rated_at: number | null;
  remind_at: number | null;
  remind_of: string | null;
  remind_by: string | null;
  reminded: boolean;
}
export const shownSessionOf = (r: ShownSessionRow): ShownSession & { lapsed: boolean } => ({
  id: r.id as SessionId,
  conversationId: r.conversation_id as ConversationId,
  state: r.state,
  ownerId: r.owner_id as AgentId | null,
  lastOwnerId: r.last_owner_id as AgentId | null,
  epoch: r.epoch,
  unread: r.unread,
  unansweredSince: r.unanswered_since,
  lastMessage: r.last_message,
  lastSeq: r.last_seq,
  source: r.source,
  spoken: r.spoken,
  openedAt: r.opened_at,
  waitingSince: r.waiting_since,
  lapsed: r.lapsed,
  pickedUpAt: r.picked_up_at,
  firstResponseMs: r.first_response_ms,
  handedBy: r.handed_by as AgentId | null,
  lastActivityAt: r.last_activity_at,
  reactivateAt: r.reactivate_at,
  inactiveSince: r.inactive_since,
  endedAt: r.ended_at,
  outcome: r.outcome,
  wrapUp:
    r.topic_id === null
      ? null
      : { topicId: r.topic_id as TopicId, topic: r.topic_name ?? "", line: r.topic_line },
  rating: ratingOf(r),
  reminder: reminderOf(r),
});

/** [RM4] A server of an earlier release ends sessions without removing the reminder. */
const reminderOf = (r: ShownSessionRow): Reminder | null =>
  r.remind_at === null || r.state === "ended"
    ? null
    : { at: r.remind_at, text: r.remind_of, by: r.remind_by as AgentId, due: r.reminded };

const ratingOf = (r: ShownSessionRow): Rating | null =>
  r.rating_message_id === null || r.rating_asked_at === null
    ? null
    : {
        messageId: r.rating_message_id as MessageId,
        askedAt: r.rating_asked_at,
        given:
          r.rating_score === null || r.rated_at === null
            ? null
            : { score: r.rating_score, comment: r.rating_comment, at: r.rated_at },
      };

export interface SessionRow extends ShownSessionRow {
  first_answer_ms: number | null;
  queued_ms: number | null;
  closed_unanswered: boolean;
  served_since: number | null;
  returned_by: string | null;
  rating_due_at: number | null;
  before_end: DeskSession["beforeEnd"];
}

/**
 * [RP11] Returns about how long the customer waited, in milliseconds, for an open session that an earlier release picked
 * up and answered; null otherwise.
 */
const firstAnswerBefore = (r: SessionRow): number | null =>
  r.state !== "ended" && r.queued_ms === null && r.picked_up_at !== null && r.first_response_ms !== null
    ? r.picked_up_at + r.first_response_ms - r.opened_at
    : null;

export const sessionOf = (r: SessionRow): DeskSession => ({
  ...shownSessionOf(r),
  firstAnswerMs: r.first_answer_ms ?? firstAnswerBefore(r),
  queuedMs: r.queued_ms,
  closedUnanswered: r.closed_unanswered,
  servedSince: r.served_since,
  returnedBy: r.returned_by as AgentId | null,
  ratingDueAt: r.rating_due_at,
  beforeEnd: r.before_end,
});

/** A delivery as its column stores it. The two times of waiting have names of their own there. */
interface StoredDelivery extends Omit<DeskDelivery, "waitedBefore" | "waitsAfter"> {
  answers?: number | undefined;
  leaves?: number | undefined;
}
const deliveryOf = ({ answers, leaves, ...delivery }: StoredDelivery): DeskDelivery => ({
  ...delivery,
  ...(answers !== undefined && { waitedBefore: answers }),
  ...(leaves !== undefined && { waitsAfter: leaves }),
});
export const storedDelivery = ({ waitedBefore, waitsAfter, ...delivery }: DeskDelivery): StoredDelivery => ({
  ...delivery,
  answers: waitedBefore,
  leaves: waitsAfter,
});

/** The columns that `messageOf` reads. */
export const messageColumns = `id, conversation_id, session_id, seq, at, direction, content, agent_id, client_message_id, epoch, delivery,
  resend_of, late_ms`;

export interface MessageRow {
  id: string;
  conversation_id: string;
  session_id: string | null;
  seq: number;
  at: number;
  direction: "in" | "out" | "system";
  content: Content;
  agent_id: string | null;
  client_message_id: string | null;
  epoch: number | null;
  delivery: StoredDelivery | null;
  resend_of: string | null;
  late_ms: number | null;
}
export const messageOf = (r: MessageRow): DeskMessage =>
  ({
    id: r.id,
    seq: r.seq,
    conversationId: r.conversation_id,
    sessionId: r.session_id,
    at: r.at,
    direction: r.direction,
    agentId: r.agent_id,
    clientMessageId: r.client_message_id,
    delivery: r.delivery && deliveryOf(r.delivery),
    resendOf: r.resend_of,
    lateMs: r.late_ms,
    epoch: r.epoch,
    ...r.content,
  }) as DeskMessage;

export interface DispatchRow {
  message_id: string;
  conversation_id: string;
  state: "queued" | "sending";
  attempts: number;
  not_before: number;
}
export const dispatchOf = (r: DispatchRow): Dispatch => ({
  messageId: r.message_id as MessageId,
  conversationId: r.conversation_id as ConversationId,
  state: r.state,
  attempts: r.attempts,
  notBefore: r.not_before,
});

import type { Role, Status } from "@jieru/shared/domain/agent";
import type { ReplyEvidence, ReplyPresetName } from "@jieru/shared/domain/allowance";
import type { CredentialsRefused } from "@jieru/shared/domain/credentials-refused";
import type { AgentId, ConversationId, MessageId } from "@jieru/shared/domain/ids";
import type { Content } from "@jieru/shared/domain/message";
import { type AccountSettings, initialSettings } from "@jieru/shared/domain/settings";
import type { DeskAccount, DeskAgent, DeskDelivery, DeskMessage, Dispatch } from "../desk/desk.ts";

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
  /** Absent in rows of an older release. */
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

/** Excludes replies from before an erasure (RT3). */
export const unfinishedReplies = `(select count(*)::int from outbox o
   where o.conversation_id = conversations.id and o.seq > coalesce(conversations.erased_seq, 0)) as unfinished_replies`;
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

import type { Agent, Role, Status } from "@jieru/shared/domain/agent";
import type { repetitionWarning } from "@jieru/shared/domain/conduct-rule";
import type { CredentialsRefused } from "@jieru/shared/domain/credentials-refused";
import type {
  AgentId,
  ClientMessageId,
  ConductRuleId,
  ConversationId,
  KeywordReplyId,
  MessageId,
  SessionId,
  TopicId,
} from "@jieru/shared/domain/ids";
import type { Card, Content, FailureReason, Image, Link } from "@jieru/shared/domain/message";
import type { PushGap } from "@jieru/shared/domain/push-gap";
import type { QuickReplyScope } from "@jieru/shared/domain/quick-reply";
import type { SaidRating } from "@jieru/shared/domain/rating";
import type { AccountSettings } from "@jieru/shared/domain/settings";
import type { TagsChange } from "@jieru/shared/domain/tags";
import type { NewConductRule } from "@jieru/shared/protocol/conduct-rules";
import type { NewKeywordReply } from "@jieru/shared/protocol/keyword-replies";
import type { SaidReminder } from "@jieru/shared/protocol/reminders";
import type { SaidWrapUp } from "@jieru/shared/protocol/wrap-up";

/** An action of a customer. `saidAt` is its time and `agoMs` its age when the push was sent, both by WeChat's clock. */
export type CustomerAct =
  | {
      kind: "message";
      content: Exclude<Content, { type: "notice" | "note" }>;
      saidAt: number;
      agoMs?: number;
    }
  | { kind: "entered"; source: string | null; saidAt?: number; agoMs?: number };

export type ReplyContent =
  | { type: "text"; text: string }
  | { type: "image"; image: Image }
  | { type: "link"; link: Link }
  | { type: "miniprogrampage"; card: Card };

export type Undelivered =
  | { kind: "refused"; reason: FailureReason; code: number; allowance?: "used" | "closed" }
  /** The reply never reached WeChat, or only with a token that WeChat does not accept. */
  | { kind: "not_sent"; reason: FailureReason; code: number | null };

export type DeliveryOutcome =
  | { kind: "sent" }
  | Undelivered
  /** Attempt number `attempt`, counted from 1, may be repeated at `notBefore`. `why` is the outcome if no attempt is left. */
  | { kind: "retry"; attempt: number; notBefore: number; why: Undelivered }
  /** The customer may have the reply. `busy` is set if WeChat answered that it was busy: the code of that answer. */
  | { kind: "unknown"; busy?: number };

interface Annotating {
  agentId: AgentId;
  conversationId: ConversationId;
  sessionId: SessionId;
}

export type TagHolder = Pick<Annotating, "conversationId" | "sessionId">;

export type TopicsChange =
  | { add: string }
  | { topicId: TopicId; name?: string; retired?: boolean }
  | { order: readonly TopicId[] };

export type KeywordRepliesChange =
  | { add: NewKeywordReply }
  | { keywordReplyId: KeywordReplyId; fields: Partial<NewKeywordReply> }
  | { remove: KeywordReplyId }
  | { order: readonly KeywordReplyId[] };

export type ConductRulesChange =
  | { add: NewConductRule }
  | { conductRuleId: ConductRuleId; fields: Partial<NewConductRule> }
  | { remove: ConductRuleId };

export type AccountChange = Partial<AccountSettings & { name: string }>;

export type Command =
  | { do: "receive"; openid: string; act: CustomerAct }
  | { do: "pick_up"; agentId: AgentId; sessionId: SessionId }
  | { do: "reactivate"; agentId: AgentId; sessionId: SessionId }
  /** `wrapUp`: absent leaves the wrap-up as it is. `askRating`: false sends no rating question. */
  | { do: "end"; agentId: AgentId; sessionId: SessionId; wrapUp?: SaidWrapUp; askRating?: boolean }
  | { do: "reopen"; agentId: AgentId; sessionId: SessionId }
  | { do: "wrap_up"; agentId: AgentId; sessionId: SessionId; wrapUp: SaidWrapUp | null }
  | { do: "rate"; sessionId: SessionId; said: SaidRating }
  /** null removes the reminder. */
  | { do: "set_reminder"; agentId: AgentId; sessionId: SessionId; reminder: SaidReminder | null }
  | { do: "assign"; agentId: AgentId; sessionId: SessionId; to: AgentId }
  | { do: "transfer"; agentId: AgentId; sessionId: SessionId; to: AgentId | null; note: string | null }
  | { do: "take_over"; agentId: AgentId; sessionId: SessionId }
  | { do: "mark_read"; agentId: AgentId; sessionId: SessionId; upTo: number }
  | { do: "mark_urgent"; agentId: AgentId; sessionId: SessionId; urgent: boolean }
  | (Annotating & { do: "set_remark"; remark: string | null })
  | (Annotating & TagsChange & { do: "change_tags" })
  | { do: "rename_tag"; agentId: AgentId; from: string; to: string; of: readonly TagHolder[] }
  | (Annotating & {
      do: "add_note";
      clientMessageId: ClientMessageId;
      note: string;
      mentions?: readonly AgentId[];
    })
  | (Annotating & { do: "see_mention"; noteId: MessageId })
  | (Annotating & { do: "set_blocked"; blocked: boolean; reason: string | null })
  | { do: "set_attributes"; openid: string; sessionId: SessionId | null }
  /** The side effect and later steps erase what the desk does not hold (RT2). */
  | { do: "erase_customer"; agentId: AgentId; conversationId: ConversationId; sessionId?: SessionId }
  | {
      do: "reply";
      agentId: AgentId;
      sessionId: SessionId;
      clientMessageId: ClientMessageId;
      content: ReplyContent;
      resendOf: MessageId | null;
      /** [TR11] The last message the author had seen; null counts as everything. */
      seen: MessageId | null;
      /** [CD3] Warnings that the author accepted. */
      acceptedWarnings?: readonly (ConductRuleId | typeof repetitionWarning)[];
      /** [RA8] The author knows that no reply is left, and tries anyway. */
      beyondAllowance?: boolean;
    }
  | { do: "start_delivery"; messageId: MessageId }
  | { do: "finish_delivery"; messageId: MessageId; outcome: DeliveryOutcome }
  /** The server that made the attempt is gone, so the outcome is unknown (OB2). */
  | { do: "give_up_delivery"; messageId: MessageId; attempt: number }
  | { do: "change_media"; messageId: MessageId; image: Image }
  /** `goneWhy`: connects the agent only if this is still the reason. */
  | { do: "connect_agent"; agentId: AgentId; goneWhy?: Agent["statusWhy"] }
  | { do: "lose_agent"; agentId: AgentId }
  | { do: "sign_out"; agentId: AgentId }
  | { do: "set_status"; agentId: AgentId; by: AgentId; status: Status }
  | { do: "set_pickup"; agentId: AgentId; by: AgentId; auto: boolean; capacity: number }
  | { do: "bind_agent"; agentId: AgentId; name: string; role: Role }
  | { do: "change_role"; agentId: AgentId; by: AgentId; role: Role }
  | { do: "rename_agent"; agentId: AgentId; name: string }
  | { do: "unbind_agent"; agentId: AgentId; by: AgentId }
  /** `by`: null for the server, which reads its accounts file. */
  | { do: "change_account"; by: AgentId | null; change: AccountChange }
  | { do: "change_keyword_replies"; agentId: AgentId; change: KeywordRepliesChange }
  | { do: "change_conduct_rules"; agentId: AgentId; change: ConductRulesChange }
  | { do: "change_topics"; agentId: AgentId; change: TopicsChange }
  | { do: "remove_account"; by: AgentId }
  | { do: "note_credentials"; refused: Omit<CredentialsRefused, "since"> | null }
  | { do: "note_gap"; gap: PushGap }
  | { do: "note_silence"; since: number | null }
  | { do: "change_quick_replies"; agentId: AgentId; scope: QuickReplyScope }
  /** Time has passed for this session. `upSince`: when agents could be online again. */
  | { do: "look_at_session"; sessionId: SessionId; upSince?: number }
  /** Deletes messages from before this time. `watched`: a conversation that somebody has open (RT1). */
  | { do: "expire_words"; sessionId: SessionId; before: number; watched?: ConversationId }
  /** The nightly deletion is done. Consoles then ask which messages are left (RT1). */
  | { do: "note_expiry" }
  /** Dispatches the rest of a waiting queue that was too long to load at once. */
  | { do: "dispatch_waiting" };

export type CommandOf<Do extends Command["do"]> = Extract<Command, { do: Do }>;

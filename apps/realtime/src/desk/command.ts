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

/**
 * What a customer did, in our words; `packages/wechat` read it from the push. `saidAt`: when, by WeChat's clock; `agoMs`: how
 * long before the push was sent, by the same clock.
 */
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

/** Why the customer provably does not have a reply. */
export type Undelivered =
  | { kind: "refused"; reason: FailureReason; code: number; allowance?: "used" | "closed" }
  /** It never reached WeChat, or only with a token that WeChat does not accept. */
  | { kind: "not_sent"; reason: FailureReason; code: number | null };

/** How an attempt to deliver ended. "They refused" and "we do not know" are different things. */
export type DeliveryOutcome =
  | { kind: "sent" }
  | Undelivered
  /** Attempt number `attempt`, counted from 1, may be repeated at `notBefore`. `why` is the outcome if no attempt is left. */
  | { kind: "retry"; attempt: number; notBefore: number; why: Undelivered }
  /** The customer may have it. `busy`: WeChat answered that it was busy, with this number, instead of not answering. */
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
  /** Those it does not name follow, in their old order. */
  | { order: readonly TopicId[] };

export type KeywordRepliesChange =
  | { add: NewKeywordReply }
  | { keywordReplyId: KeywordReplyId; fields: Partial<NewKeywordReply> }
  | { remove: KeywordReplyId }
  /** Those it does not name follow, in their old order. */
  | { order: readonly KeywordReplyId[] };

export type ConductRulesChange =
  | { add: NewConductRule }
  | { conductRuleId: ConductRuleId; fields: Partial<NewConductRule> }
  | { remove: ConductRuleId };

export type AccountChange = Partial<AccountSettings & { name: string }>;

/** Everything that can change an account. Commands are imperative, and each says who asks for what. */
export type Command =
  | { do: "receive"; openid: string; act: CustomerAct }
  | { do: "pick_up"; agentId: AgentId; sessionId: SessionId }
  | { do: "reactivate"; agentId: AgentId; sessionId: SessionId }
  /** `wrapUp`: what it was about; left out: as was said before, or not at all. `askRating`: false leaves the question out. */
  | { do: "end"; agentId: AgentId; sessionId: SessionId; wrapUp?: SaidWrapUp; askRating?: boolean }
  /** Also undoes an end, if whoever ended it asks soon enough. */
  | { do: "reopen"; agentId: AgentId; sessionId: SessionId }
  /** What it was about; null takes it back. */
  | { do: "wrap_up"; agentId: AgentId; sessionId: SessionId; wrapUp: SaidWrapUp | null }
  /** The customer's own answer. */
  | { do: "rate"; sessionId: SessionId; said: SaidRating }
  /** When its owner is to be told, and what for; null removes it. */
  | { do: "set_reminder"; agentId: AgentId; sessionId: SessionId; reminder: SaidReminder | null }
  | { do: "assign"; agentId: AgentId; sessionId: SessionId; to: AgentId }
  /** To an agent, or back to the waiting line if `to` is null. */
  | { do: "transfer"; agentId: AgentId; sessionId: SessionId; to: AgentId | null; note: string | null }
  | { do: "take_over"; agentId: AgentId; sessionId: SessionId }
  | { do: "mark_read"; agentId: AgentId; sessionId: SessionId; upTo: number }
  /** What colleagues record; `sessionId` is the newest session, which decides if none is open. */
  | (Annotating & { do: "set_remark"; remark: string | null })
  | (Annotating & TagsChange & { do: "change_tags" })
  /** Of these customers, each with the newest session, which the fact is about if none is open. */
  | { do: "rename_tag"; agentId: AgentId; from: string; to: string; of: readonly TagHolder[] }
  | (Annotating & {
      do: "add_note";
      clientMessageId: ClientMessageId;
      note: string;
      /** Whom its author names in it. */
      mentions?: readonly AgentId[];
    })
  /** The note that is meant for them. */
  | (Annotating & { do: "see_mention"; noteId: MessageId })
  | (Annotating & { do: "set_blocked"; blocked: boolean; reason: string | null })
  /** The shop's data about a customer is written as a side effect; `sessionId` as above, null without any session. */
  | { do: "set_attributes"; openid: string; sessionId: SessionId | null }
  /** Everything outside the desk's own records is erased by the side effect and afterwards (RT2). */
  | { do: "erase_customer"; agentId: AgentId; conversationId: ConversationId; sessionId?: SessionId }
  | {
      do: "reply";
      agentId: AgentId;
      sessionId: SessionId;
      clientMessageId: ClientMessageId;
      content: ReplyContent;
      resendOf: MessageId | null;
      /** [TR11] The last line its author had seen when writing it; null: counts as if everything had been read. */
      seen: MessageId | null;
      /** [CD3] Warnings that its author has seen and sends it in spite of; absent: none. */
      acceptedWarnings?: readonly (ConductRuleId | typeof repetitionWarning)[];
      /** [RA8] Its author knows that no reply is left, and tries all the same; absent: no. */
      beyondAllowance?: boolean;
    }
  | { do: "start_delivery"; messageId: MessageId }
  | { do: "finish_delivery"; messageId: MessageId; outcome: DeliveryOutcome }
  /** An attempt whose node vanished: its outcome is unknown (OB2). */
  | { do: "give_up_delivery"; messageId: MessageId; attempt: number }
  | { do: "change_media"; messageId: MessageId; image: Image }
  /** `goneWhy`: only if this is still why they are gone; absent: whatever the reason. */
  | { do: "connect_agent"; agentId: AgentId; goneWhy?: Agent["statusWhy"] }
  | { do: "lose_agent"; agentId: AgentId }
  | { do: "sign_out"; agentId: AgentId }
  | { do: "set_status"; agentId: AgentId; by: AgentId; status: Status }
  | { do: "set_pickup"; agentId: AgentId; by: AgentId; auto: boolean; capacity: number }
  | { do: "bind_agent"; agentId: AgentId; name: string; role: Role }
  | { do: "change_role"; agentId: AgentId; by: AgentId; role: Role }
  /** The agent's new name on WeChat. */
  | { do: "rename_agent"; agentId: AgentId; name: string }
  | { do: "unbind_agent"; agentId: AgentId; by: AgentId }
  /** `by`: null for the server itself, which takes it from its file of accounts. */
  | { do: "change_account"; by: AgentId | null; change: AccountChange }
  | { do: "change_keyword_replies"; agentId: AgentId; change: KeywordRepliesChange }
  | { do: "change_conduct_rules"; agentId: AgentId; change: ConductRulesChange }
  | { do: "change_topics"; agentId: AgentId; change: TopicsChange }
  /** [MA13] The side effect checks that nobody ever wrote to the account. */
  | { do: "remove_account"; by: AgentId }
  /** How WeChat answered a call of ours; null: it accepted the credentials. */
  | { do: "note_credentials"; refused: Omit<CredentialsRefused, "since"> | null }
  /** From when to when no push could be stored. */
  | { do: "note_gap"; gap: PushGap }
  /** Since when WeChat is silent; null: it was heard. */
  | { do: "note_silence"; since: number | null }
  /** The rows are written as a side effect; the desk decides whether they may be, and everybody hears of it (QR2). */
  | { do: "change_quick_replies"; agentId: AgentId; scope: QuickReplyScope }
  /** Time has passed for this session. `upSince`: from when agents could be here again, after they could not. */
  | { do: "look_at_session"; sessionId: SessionId; upSince?: number }
  /**
   * No message from before this time is kept any more; `watched`: the session's conversation, which somebody has open who must hear of it
   * in any case (RT1).
   */
  | { do: "expire_words"; sessionId: SessionId; before: number; watched?: ConversationId }
  /** The nightly deletion is done: everybody who holds messages asks what is left of them (RT1). */
  | { do: "note_expiry" }
  /** Dispatches the rest of a waiting line that was too long to load at once. */
  | { do: "dispatch_waiting" };

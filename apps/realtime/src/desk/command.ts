import type { Agent, Role, Status } from "@jieru/shared/domain/agent";
import type { CredentialsRefused } from "@jieru/shared/domain/credentials-refused";
import type {
  AgentId,
  ClientMessageId,
  ConversationId,
  MessageId,
  SessionId,
} from "@jieru/shared/domain/ids";
import type { Card, Content, FailureReason, Image, Link } from "@jieru/shared/domain/message";
import type { PushGap } from "@jieru/shared/domain/push-gap";
import type { QuickReplyScope } from "@jieru/shared/domain/quick-reply";
import type { AccountSettings } from "@jieru/shared/domain/settings";
import type { TagsChange } from "@jieru/shared/domain/tags";

/**
 * What a customer did, in our words; `packages/wechat` read it from the push. `saidAt`: when, by WeChat's clock; `agoMs`: how long
 * before the push was made, by the same clock.
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
type Undelivered =
  | { kind: "refused"; reason: FailureReason; code: number; allowance?: "used" | "closed" }
  /** It never reached WeChat, or under a token that WeChat took for nothing. */
  | { kind: "not_sent"; reason: FailureReason; code: number | null };

/** How an attempt to deliver ended. "They said no" and "we do not know" are different things. */
export type DeliveryOutcome =
  | { kind: "sent" }
  | Undelivered
  /** This attempt, counted from 1, is worth another at `notBefore`. `why` is what it comes to where there is none any more. */
  | { kind: "retry"; attempt: number; notBefore: number; why: Undelivered }
  /** The customer may have it. `busy`: WeChat said so, by this number, instead of saying nothing. */
  | { kind: "unknown"; busy?: number };

interface Annotating {
  agentId: AgentId;
  conversationId: ConversationId;
  sessionId: SessionId;
}

export type TagHolder = Pick<Annotating, "conversationId" | "sessionId">;

export type AccountChange = Partial<AccountSettings & { name: string }>;

/** Everything that can change an account. Imperative; each carries who asks and what they ask for. */
export type Command =
  | { do: "receive"; openid: string; act: CustomerAct }
  | { do: "pick_up"; agentId: AgentId; sessionId: SessionId }
  | { do: "reactivate"; agentId: AgentId; sessionId: SessionId }
  | { do: "end"; agentId: AgentId; sessionId: SessionId }
  | { do: "assign"; agentId: AgentId; sessionId: SessionId; to: AgentId }
  /** To an agent, or back to the line: `to` is null. */
  | { do: "transfer"; agentId: AgentId; sessionId: SessionId; to: AgentId | null; note: string | null }
  | { do: "take_over"; agentId: AgentId; sessionId: SessionId }
  | { do: "mark_read"; agentId: AgentId; sessionId: SessionId; upTo: number }
  /** What colleagues keep; `sessionId` is the newest session, which decides when none is open. */
  | (Annotating & { do: "set_remark"; remark: string | null })
  | (Annotating & TagsChange & { do: "change_tags" })
  /** Of so many customers; each with the newest session, which the fact is about when none is open. */
  | { do: "rename_tag"; agentId: AgentId; from: string; to: string; of: readonly TagHolder[] }
  | (Annotating & { do: "add_note"; clientMessageId: ClientMessageId; note: string })
  | (Annotating & { do: "set_blocked"; blocked: boolean; reason: string | null })
  /** What the shop's server says of a customer is written alongside; `sessionId` as above, null without any session. */
  | { do: "set_attributes"; openid: string; sessionId: SessionId | null }
  /** What is erased besides the desk's own records goes alongside and after it (RT2). */
  | { do: "erase_customer"; agentId: AgentId; conversationId: ConversationId; sessionId?: SessionId }
  | {
      do: "reply";
      agentId: AgentId;
      sessionId: SessionId;
      clientMessageId: ClientMessageId;
      content: ReplyContent;
      resendOf: MessageId | null;
      /** [TR11] The line that stood last when it was written; null: as if all had been read. */
      seen: MessageId | null;
    }
  | { do: "start_delivery"; messageId: MessageId }
  | { do: "finish_delivery"; messageId: MessageId; outcome: DeliveryOutcome }
  /** An attempt whose node vanished: what became of it nobody knows (OB2). */
  | { do: "give_up_delivery"; messageId: MessageId; attempt: number }
  | { do: "change_media"; messageId: MessageId; image: Image }
  /** `goneWhy`: as what they were found to be gone; unset, whyever they are. */
  | { do: "connect_agent"; agentId: AgentId; goneWhy?: Agent["statusWhy"] }
  | { do: "lose_agent"; agentId: AgentId }
  | { do: "sign_out"; agentId: AgentId }
  | { do: "set_status"; agentId: AgentId; by: AgentId; status: Status }
  | { do: "set_pickup"; agentId: AgentId; by: AgentId; auto: boolean; capacity: number }
  | { do: "bind_agent"; agentId: AgentId; name: string; role: Role }
  | { do: "change_role"; agentId: AgentId; by: AgentId; role: Role }
  /** WeChat knows the agent by another name now. */
  | { do: "rename_agent"; agentId: AgentId; name: string }
  | { do: "unbind_agent"; agentId: AgentId; by: AgentId }
  | { do: "change_account"; change: AccountChange }
  /** [MA13] Whether nobody ever wrote to it is looked at alongside. */
  | { do: "remove_account"; by: AgentId }
  /** What WeChat said to a call of ours; null: it took the credentials. */
  | { do: "note_credentials"; refused: Omit<CredentialsRefused, "since"> | null }
  /** No push could be taken from when to when. */
  | { do: "note_gap"; gap: PushGap }
  /** Since when WeChat is silent; null: it was heard. */
  | { do: "note_silence"; since: number | null }
  /** The rows are written alongside; the desk says whether they may be, and that everybody hears of it (QR2). */
  | { do: "change_quick_replies"; agentId: AgentId; scope: QuickReplyScope }
  /** Time passed over this session. `upSince`: when agents could be here again, where they could not before. */
  | { do: "look_at_session"; sessionId: SessionId; upSince?: number }
  /** Nothing that was said before is kept any more; `watched`: somebody has it before them and must hear of it in any case (RT1). */
  | { do: "expire_words"; sessionId: SessionId; before: number; watched?: true }
  /** A night's deleting is done: everybody who holds words asks what is left of them (RT1). */
  | { do: "note_expiry" }
  /** Hand out the rest of a waiting line that was too long to load at once. */
  | { do: "hand_out" };

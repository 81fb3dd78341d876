/** A fact is an effect of a command. It contains every changed record, complete and in its new state. */
import type { ConductRule, repetitionWarning } from "@jieru/shared/domain/conduct-rule";
import type { Disjoint } from "@jieru/shared/domain/disjoint";
import type { AgentId } from "@jieru/shared/domain/ids";
import type { KeywordReply } from "@jieru/shared/domain/keyword-reply";
import type { PushGap } from "@jieru/shared/domain/push-gap";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import type { Conversation, DeskAccount, DeskAgent, DeskMessage, DeskSession, Dispatch } from "./desk.ts";

export type MoveType =
  | "session_picked_up"
  | "session_reactivated"
  | "session_transferred"
  | "session_taken_over"
  | "session_turned_inactive"
  | "session_waits_again"
  | "session_ended"
  | "session_reopened";

export type AgentFactType =
  | "agent_status_changed"
  | "agent_pickup_changed"
  | "agent_bound"
  | "agent_role_changed"
  | "agent_renamed";

type AccountFactType =
  | "account_changed"
  | "credentials_refused"
  | "credentials_accepted"
  | "pushes_ceased"
  | "pushes_came_back";

export type Ruling = Pick<DeskSession, "state" | "ownerId">;

type Changed =
  | { type: "session_opened"; session: DeskSession; conversation: Conversation }
  | {
      type: MoveType;
      session: DeskSession;
      message: DeskMessage;
      agents?: DeskAgent[];
      conversation?: Conversation;
      previousOwnerId?: AgentId | null;
    }
  | {
      type: "customer_entered" | "customer_message_received";
      /** Absent if the message is stored in the conversation alone (SE12). */
      session?: DeskSession;
      message: DeskMessage;
      conversation: Conversation;
    }
  | { type: "customer_handed_over"; session: DeskSession; message: DeskMessage }
  | { type: "customer_handed_over"; conversation: Conversation; message: DeskMessage }
  | {
      type: "messages_read" | "attributes_changed" | "place_changed" | "rating_request_dropped";
      session: DeskSession;
    }
  | { type: "reminder_set" | "reminder_removed" | "reminder_due" | "urgent_changed"; session: DeskSession }
  | {
      type: "reply_queued";
      session: DeskSession;
      message: DeskMessage;
      conversation: Conversation;
      dispatch: Dispatch;
      /** [CD3] Warnings that the author accepted. */
      accepted?: readonly AcceptedWarning[];
    }
  | {
      type: "delivery_changed";
      session?: DeskSession;
      /** The session of the message, if `session` is a newer one that decides access (AG7). */
      earlier?: DeskSession;
      message: DeskMessage;
      conversation?: Conversation;
      dispatch: Dispatch;
    }
  | { type: "media_changed"; session?: DeskSession; message: DeskMessage }
  | {
      type: "session_wrapped_up" | "session_rated";
      session: DeskSession;
      /** [WU5] [CR5] Present if the session has ended and its notice is still stored. */
      message?: DeskMessage;
      ruling?: Ruling;
    }
  | { type: "note_added"; session: DeskSession; message: DeskMessage; conversation?: Conversation }
  | { type: "remark_changed" | "mention_seen"; session: DeskSession; conversation: Conversation }
  | {
      type: "tags_changed";
      session: DeskSession;
      conversation: Conversation;
      tagsAdded: string[];
      tagsRemoved: string[];
    }
  | {
      type: "customer_blocked";
      session: DeskSession;
      message: DeskMessage;
      conversation: Conversation;
      blacklist: { agentId: AgentId; reason: string | null };
    }
  | { type: "customer_unblocked"; session: DeskSession; message: DeskMessage; conversation: Conversation }
  /** The customer has no session since the erasure (RT3). */
  | { type: "customer_unblocked"; conversation: Conversation }
  | {
      type: "customer_erased";
      session: DeskSession;
      conversation: Conversation;
      tagsRemoved: string[];
      sourceRemoved: string | null;
      agents?: DeskAgent[];
      previousOwnerId: AgentId | null;
    }
  | { type: "customer_erased"; conversation: Conversation; tagsRemoved: string[] }
  | { type: "words_expired"; session?: DeskSession }
  | { type: AgentFactType; agents: [DeskAgent] }
  | { type: "agent_unbound"; removedAgentId: AgentId }
  | { type: AccountFactType; account: DeskAccount }
  | { type: "quick_replies_changed"; quickRepliesOf?: AgentId }
  | { type: "keyword_replies_changed"; keywordReplies: readonly KeywordReply[] }
  | { type: "conduct_rules_changed"; conductRules: readonly ConductRule[] }
  | { type: "pushes_missed"; gap: PushGap };

export type NewFact = Disjoint<Changed> & { at: number };
export type Fact = NewFact & { seq: number };
export type Moved = Extract<NewFact, { type: MoveType }>;

export type AcceptedWarning = Pick<ConductRule, "id" | "name"> | { id: typeof repetitionWarning; name: null };

export type Decision = NewFact[] | Refusal;

/** Returns whether the decision is a refusal rather than a list of facts. */
export const isRefused = (d: Decision): d is Refusal => !Array.isArray(d);

import type { Agent, Viewer } from "@jieru/shared/domain/agent";
import type { Content, Delivery, Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { Account, Event } from "@jieru/shared/domain/snapshot";
import {
  type Desk,
  type DeskAgent,
  type DeskDelivery,
  type DeskMessage,
  type DeskSession,
  viewSession,
} from "../desk/desk.ts";
import type { Fact } from "../desk/fact.ts";

/**
 * Returns the event of a fact as the log stores it: everything it changed, complete. The reader's rights are checked when
 * the log is read. `desk` is the account right after the fact.
 */
export function presentFact(desk: Desk, fact: Fact): Event {
  const { seq, at } = fact;
  const shown = (s: DeskSession | undefined) => s && viewSession(desk, s);
  switch (fact.type) {
    case "session_picked_up":
    case "session_reactivated":
    case "session_transferred":
    case "session_taken_over":
    case "session_turned_inactive":
    case "session_waits_again":
    case "session_ended":
    case "session_reopened":
      return {
        seq,
        type: fact.type,
        at,
        session: viewSession(desk, fact.session),
        message: presentMessage(fact.message),
        agents: fact.agents?.map(presentAgent),
      };
    case "customer_entered":
    case "customer_message_received":
    case "customer_handed_over":
    case "reply_queued":
    case "delivery_changed":
    case "media_changed":
    case "note_added":
    case "session_wrapped_up":
    case "session_rated":
    case "customer_blocked":
    case "customer_unblocked":
      return {
        seq,
        type: fact.type,
        at,
        session: shown(fact.session),
        message: fact.message && presentMessage(fact.message),
      };
    case "session_opened":
    case "place_changed":
    case "rating_request_dropped":
    case "messages_read":
    case "reminder_set":
    case "reminder_removed":
    case "reminder_due":
    case "remark_changed":
    case "mention_seen":
    case "tags_changed":
    case "attributes_changed":
    case "words_expired":
      return { seq, type: fact.type, at, session: shown(fact.session) };
    case "customer_erased":
      return {
        seq,
        type: fact.type,
        at,
        session: shown(fact.session),
        agents: fact.agents?.map(presentAgent),
      };
    case "agent_status_changed":
    case "agent_pickup_changed":
    case "agent_bound":
    case "agent_role_changed":
    case "agent_renamed":
      return { seq, type: fact.type, at, agents: fact.agents.map(presentAgent) };
    case "agent_unbound":
      return { seq, type: fact.type, at, agentId: fact.removedAgentId };
    case "quick_replies_changed":
      return { seq, type: fact.type, at, agentId: fact.quickRepliesOf };
    case "account_changed":
    case "credentials_refused":
    case "credentials_accepted":
    case "pushes_ceased":
    case "pushes_came_back":
      return { seq, type: fact.type, at, account: fact.account };
    case "keyword_replies_changed":
    case "conduct_rules_changed":
      return { seq, type: fact.type, at };
    case "pushes_missed":
      return { seq, type: fact.type, at, gap: fact.gap };
  }
}

/** Returns the message without the fields that only the desk uses. */
export function presentMessage(m: DeskMessage): Message {
  const { epoch: _, ...message } = m;
  return { ...message, delivery: m.delivery && presentDelivery(m.delivery) } as Message;
}

const presentDelivery = ({
  attempt: _,
  begunAt: ____,
  waitedBefore: __,
  waitsAfter: ___,
  ...delivery
}: DeskDelivery): Delivery => delivery;

/** Returns the fields of an agent that colleagues may see. */
export const presentAgent = ({
  id,
  name,
  role,
  status,
  statusSince,
  statusWhy,
  chosenStatus,
  load,
  capacity,
  auto,
}: DeskAgent): Agent => ({
  id,
  name,
  role,
  status,
  statusSince,
  statusWhy,
  ...(status === "offline" && chosenStatus !== "offline" && { whenBack: chosenStatus }),
  load,
  capacity,
  auto,
});

/**
 * Settings are not secret among colleagues; credentials never reach this function. The address from which the server
 * calls is only for admins, who can act on it (MA11).
 */
export const presentAccount = (account: Account, { role }: Pick<Viewer, "role">): Account =>
  role === "admin" || !account.credentialsRefused
    ? account
    : { ...account, credentialsRefused: { ...account.credentialsRefused, address: null } };

/**
 * [AG7] [AG11] Returns a session without its messages, the comment of its wrap-up, and the comment of the customer's
 * rating.
 */
export const withoutContent = (s: Session): Session => ({
  ...s,
  lastMessage: null,
  wrapUp: s.wrapUp && { ...s.wrapUp, line: null },
  rating: s.rating && { ...s.rating, given: s.rating.given && { ...s.rating.given, comment: null } },
});

/**
 * [EX1] Removes texts that agents wrote when they passed a session on, ended it or blocked a customer. Like notes, they
 * are for colleagues.
 */
export function withoutNotes<M extends Content>(message: M): M {
  if (message.type !== "notice") return message;
  const { notice } = message;
  if (notice.what === "transferred" || notice.what === "waits_again")
    return { ...message, notice: { ...notice, note: null } };
  if (notice.what === "ended" && notice.wrapUp)
    return { ...message, notice: { ...notice, wrapUp: { ...notice.wrapUp, line: null } } };
  return notice.what === "blocked" ? { ...message, notice: { ...notice, reason: null } } : message;
}

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
 * A fact as it stands in the log: what it changed, whole. Who may see what of it is decided when it is read. `desk` is the
 * account right after the fact.
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

/** What leaves the server of a message: everything but what only the desk goes by. */
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

/** What colleagues see of an agent. */
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
 * Settings are no secret among those who work with them; credentials never come this far. From which address the server
 * calls is for those who can do something about it (MA11).
 */
export const presentAccount = (account: Account, { role }: Pick<Viewer, "role">): Account =>
  role === "admin" || !account.credentialsRefused
    ? account
    : { ...account, credentialsRefused: { ...account.credentialsRefused, address: null } };

/** [AG7] [AG11] A session without what was said in it, of what it was about, and by the customer of how it was. */
export const withoutContent = (s: Session): Session => ({
  ...s,
  lastMessage: null,
  wrapUp: s.wrapUp && { ...s.wrapUp, line: null },
  rating: s.rating && { ...s.rating, given: s.rating.given && { ...s.rating.given, comment: null } },
});

/** [EX1] What colleagues wrote when they handed a session on, ended it or blocked a customer is for colleagues, as a note is. */
export function withoutNotes<M extends Content>(message: M): M {
  if (message.type !== "notice") return message;
  const { notice } = message;
  if (notice.what === "transferred" || notice.what === "waits_again")
    return { ...message, notice: { ...notice, note: null } };
  if (notice.what === "ended" && notice.wrapUp)
    return { ...message, notice: { ...notice, wrapUp: { ...notice.wrapUp, line: null } } };
  return notice.what === "blocked" ? { ...message, notice: { ...notice, reason: null } } : message;
}

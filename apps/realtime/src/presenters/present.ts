import type { Agent, Viewer } from "@jieru/shared/domain/agent";
import type { Content, Delivery, Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { Account, Event } from "@jieru/shared/domain/snapshot";
import { type Desk, type DeskAgent, type DeskDelivery, type DeskMessage, viewSession } from "../desk/desk.ts";
import type { Fact } from "../desk/fact.ts";

/**
 * Returns the event of a fact as the log stores it: everything it changed, complete. The content decides, not the type.
 * The reader's rights are checked when the log is read. `desk` is the account right after the fact.
 */
export function presentFact(desk: Desk, fact: Fact): Event {
  const { seq, type, at, session, message, agents, account, gap, removedAgentId, quickRepliesOf } = fact;
  return {
    seq,
    type,
    at,
    session: session && viewSession(desk, session),
    message: message && presentMessage(message),
    agents: agents?.map(presentAgent),
    account,
    agentId: removedAgentId ?? quickRepliesOf,
    gap,
  } as Event;
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

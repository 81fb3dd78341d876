import type { Agent, Viewer } from "@jieru/shared/domain/agent";
import type { Content, Delivery, Message } from "@jieru/shared/domain/message";
import type { Session } from "@jieru/shared/domain/session";
import type { Account, Event } from "@jieru/shared/domain/snapshot";
import { type Desk, type DeskAgent, type DeskDelivery, type DeskMessage, viewSession } from "../desk/desk.ts";
import type { Fact } from "../desk/fact.ts";

/**
 * Returns the complete event for the log. Readers' rights are checked when it is read. `desk` is the account right
 * after the fact.
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

/** The server's address is only for admins (MA11). */
export const presentAccount = (account: Account, { role }: Pick<Viewer, "role">): Account =>
  role === "admin" || !account.credentialsRefused
    ? account
    : { ...account, credentialsRefused: { ...account.credentialsRefused, address: null } };

/** [AG7] [AG11] Removes messages and comments. */
export const withoutContent = (s: Session): Session => ({
  ...s,
  lastMessage: null,
  wrapUp: s.wrapUp && { ...s.wrapUp, line: null },
  rating: s.rating && { ...s.rating, given: s.rating.given && { ...s.rating.given, comment: null } },
});

/** [EX1] Removes texts for colleagues. */
export function withoutNotes<M extends Content>(message: M): M {
  if (message.type !== "notice") return message;
  const { notice } = message;
  if (notice.what === "transferred" || notice.what === "waits_again")
    return { ...message, notice: { ...notice, note: null } };
  if (notice.what === "ended" && notice.wrapUp)
    return { ...message, notice: { ...notice, wrapUp: { ...notice.wrapUp, line: null } } };
  return notice.what === "blocked" ? { ...message, notice: { ...notice, reason: null } } : message;
}

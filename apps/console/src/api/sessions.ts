import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import { type ActionName, act, becomingMine } from "../state/actions.ts";
import type { Outcome } from "../state/outcome.ts";
import { ended, given, handedBack, type Overlay, pickedUp, reactivated, read } from "../state/overlay.ts";
import { repliesGone } from "../state/pending-replies.ts";
import { serverNow } from "../ui/server-clock.ts";
import { request } from "./http.ts";
import { paths } from "./paths.ts";

type Answer = Promise<Outcome<{ session: Session }>>;

const post = (path: string, body: object = {}): Answer => request("POST", path, { body });

/** [KB10] Nothing may be overtaken that was done before, neither the taking of the session nor a reply: it would be refused. */
async function inOrder(id: SessionId, path: string, body: object = {}): Answer {
  await becomingMine(id);
  await repliesGone(id);
  return post(path, body);
}

const doTo = (
  accountId: AccountId,
  target: SessionId,
  action: ActionName,
  overlay: Overlay,
  send: () => Answer,
): Answer => act({ accountId, target, action, overlay }, send);

/** [SE2] One of all who try wins; the others are told the winner's name. */
export const pickUp = (accountId: AccountId, session: Session): Answer => {
  const { id } = session;
  return doTo(accountId, id, "pickUp", pickedUp(id, serverNow(), session), () => post(paths.pickUp(id)));
};

/** [SE5] */
export const reactivate = (accountId: AccountId, id: SessionId): Answer =>
  doTo(accountId, id, "reactivate", reactivated(id, serverNow()), () => post(paths.reactivate(id)));

/** [SE7] */
export const endSession = (accountId: AccountId, id: SessionId): Answer =>
  doTo(accountId, id, "end", ended(id, serverNow()), () => inOrder(id, paths.end(id)));

/** [AG5] A waiting session, to a named agent. */
export const assign = (accountId: AccountId, id: SessionId, agentId: AgentId): Answer =>
  doTo(accountId, id, "assign", given(id, agentId, serverNow()), () => post(paths.assign(id), { agentId }));

/** [AG5] To a colleague, or back to the waiting line, with a line for whoever has it next. */
export function transfer(accountId: AccountId, id: SessionId, to: AgentId | "line", note?: string): Answer {
  const now = serverNow();
  const overlay = to === "line" ? handedBack(id, now) : given(id, to, now);
  const body = { ...(to === "line" ? { toLine: true } : { agentId: to }), ...(note && { note }) };
  return doTo(accountId, id, "transfer", overlay, () => inOrder(id, paths.transfer(id), body));
}

/** [AG5] */
export const takeOver = (accountId: AccountId, id: SessionId, meId: AgentId): Answer =>
  doTo(accountId, id, "takeOver", given(id, meId, serverNow()), () => post(paths.takeOver(id)));

/** Everything up to an event has been seen by the owner. */
export const markRead = (accountId: AccountId, id: SessionId, upTo: number): Answer =>
  doTo(accountId, id, "read", read(id), () => post(paths.read(id), { upTo }));

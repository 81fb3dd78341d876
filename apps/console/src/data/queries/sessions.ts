import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { SaidWrapUp } from "@jieru/shared/protocol/wrap-up";
import { serverNow } from "../../lib/time/server-clock.ts";
import { request } from "../http/http.ts";
import type { Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { act, becomingMine, dropOverlay } from "../optimistic/actions.ts";
import { ended, given, handedBack, pickedUp, reactivated, read, reopened } from "../optimistic/overlay.ts";
import { releaseHeldReplies, repliesGone } from "../outbox/pending-replies.ts";

type Answer = Promise<Outcome<{ session: Session }>>;

const post = (path: string, body: object = {}): Answer => request("POST", path, { body });

/** [KB10] Nothing may be overtaken that was done before, neither the taking of the session nor a reply: it would be refused. */
async function inOrder(id: SessionId, path: string, body: object = {}): Answer {
  await becomingMine(id);
  releaseHeldReplies(id);
  await repliesGone(id);
  return post(path, body);
}

/** [SE2] One of all who try wins; the others are told the winner's name. */
export const pickUp = (accountId: AccountId, session: Session): Answer => {
  const { id } = session;
  const overlay = pickedUp(id, serverNow(), session);
  return act({ accountId, target: id, action: "pickUp", overlay }, () =>
    post(paths.ofSession(id, "pick-up")),
  );
};

/** [SE5] */
export const reactivate = (accountId: AccountId, id: SessionId): Answer =>
  act({ accountId, target: id, action: "reactivate", overlay: reactivated(id, serverNow()) }, () =>
    post(paths.ofSession(id, "reactivate")),
  );

/** What is said with an end: what the session was about, and whether the customer is asked how satisfied they were. */
export interface EndedWith {
  wrapUp?: SaidWrapUp;
  askRating?: boolean;
}

/** [SE7] */
export const endSession = (accountId: AccountId, id: SessionId, said: EndedWith = {}): Answer =>
  act({ accountId, target: id, action: "end", overlay: ended(id, serverNow()) }, () =>
    inOrder(id, paths.ofSession(id, "end"), said),
  );

/** [SE18] Takes an end back; `session` as it was before, `end` the request by which it ended. */
export const undoEnd = (accountId: AccountId, session: Session, end: Promise<unknown>): Answer => {
  const { id } = session;
  dropOverlay(id, "end");
  return act({ accountId, target: id, action: "reopen", overlay: reopened(session) }, async () => {
    await end;
    return post(paths.ofSession(id, "reopen"));
  });
};

/** [SE19] */
export const reopen = (accountId: AccountId, session: Session, ownerId: AgentId): Answer => {
  const open: Session = { ...session, state: "active", ownerId, endedAt: null, outcome: null };
  return act({ accountId, target: session.id, action: "reopen", overlay: reopened(open) }, () =>
    post(paths.ofSession(session.id, "reopen")),
  );
};

/** [AG5] A waiting session, to a named agent. */
export const assign = (accountId: AccountId, id: SessionId, agentId: AgentId): Answer =>
  act({ accountId, target: id, action: "assign", overlay: given(id, agentId, serverNow()) }, () =>
    post(paths.ofSession(id, "assign"), { agentId }),
  );

/** [AG5] To a colleague, or back to the waiting line, with a line for whoever has it next. */
export function transfer(accountId: AccountId, id: SessionId, to: AgentId | "line", note?: string): Answer {
  const now = serverNow();
  const overlay = to === "line" ? handedBack(id, now) : given(id, to, now);
  const body = { ...(to === "line" ? { toLine: true } : { agentId: to }), ...(note && { note }) };
  return act({ accountId, target: id, action: "transfer", overlay }, () =>
    inOrder(id, paths.ofSession(id, "transfer"), body),
  );
}

/** [AG5] */
export const takeOver = (accountId: AccountId, id: SessionId, meId: AgentId): Answer =>
  act({ accountId, target: id, action: "takeOver", overlay: given(id, meId, serverNow()) }, () =>
    post(paths.ofSession(id, "take-over")),
  );

/** Everything up to an event has been seen by the owner. */
export const markRead = (accountId: AccountId, id: SessionId, upTo: number): Answer =>
  act({ accountId, target: id, action: "markRead", overlay: read(id) }, () =>
    post(paths.ofSession(id, "read"), { upTo }),
  );

import type { AccountId, AgentId, SessionId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { SaidWrapUp } from "@jieru/shared/protocol/wrap-up";
import { serverNow } from "../../lib/time/server-clock.ts";
import { request } from "../http/http.ts";
import type { Outcome } from "../http/outcome.ts";
import { paths } from "../http/paths.ts";
import { act, becomingMine, dropPatch } from "../optimistic/actions.ts";
import {
  assigned,
  ended,
  handedBack,
  pickedUp,
  reactivated,
  read,
  reopened,
  sessionChanged,
} from "../optimistic/patches.ts";
import { releaseHeldReplies, repliesAnswered } from "../outbox/pending-replies.ts";

type Answer = Promise<Outcome<{ session: Session }>>;

const post = (path: string, body: object = {}): Answer => request("POST", path, { body });

/** [KB10] Sends after a pending pick-up and pending replies, which must not be overtaken. */
async function inOrder(id: SessionId, path: string, body: object = {}): Answer {
  await becomingMine(id);
  releaseHeldReplies(id);
  await repliesAnswered(id);
  return post(path, body);
}

/** [SE2] One agent wins; the others get the winner's name. */
export const pickUp = (accountId: AccountId, session: Session): Answer => {
  const { id } = session;
  const patch = pickedUp(id, serverNow(), session);
  return act({ accountId, target: id, action: "pickUp", patch }, () => post(paths.ofSession(id, "pick-up")));
};

export const reactivate = (accountId: AccountId, id: SessionId): Answer =>
  act({ accountId, target: id, action: "reactivate", patch: reactivated(id, serverNow()) }, () =>
    post(paths.ofSession(id, "reactivate")),
  );

export interface EndedWith {
  wrapUp?: SaidWrapUp;
  askRating?: boolean;
}

export const endSession = (accountId: AccountId, id: SessionId, body: EndedWith = {}): Answer =>
  act({ accountId, target: id, action: "end", patch: ended(id, serverNow()) }, () =>
    inOrder(id, paths.ofSession(id, "end"), body),
  );

/** [SE18] Undoes an end; `session` is the earlier state, `end` the pending request. */
export const undoEnd = (accountId: AccountId, session: Session, end: Promise<unknown>): Answer => {
  const { id } = session;
  dropPatch(id, "end");
  return act({ accountId, target: id, action: "reopen", patch: reopened(session) }, async () => {
    await end;
    return post(paths.ofSession(id, "reopen"));
  });
};

export const reopen = (accountId: AccountId, session: Session, ownerId: AgentId): Answer => {
  const open: Session = { ...session, state: "active", ownerId, endedAt: null, outcome: null };
  return act({ accountId, target: session.id, action: "reopen", patch: reopened(open) }, () =>
    post(paths.ofSession(session.id, "reopen")),
  );
};

export const assign = (accountId: AccountId, id: SessionId, agentId: AgentId): Answer =>
  act({ accountId, target: id, action: "assign", patch: assigned(id, agentId, serverNow()) }, () =>
    post(paths.ofSession(id, "assign"), { agentId }),
  );

/** [AG5] Transfers a session to a colleague or back to the queue, with a note for the next agent. */
export function transfer(accountId: AccountId, id: SessionId, to: AgentId | "line", note?: string): Answer {
  const now = serverNow();
  const patch = to === "line" ? handedBack(id, now) : assigned(id, to, now);
  const body = { ...(to === "line" ? { toLine: true } : { agentId: to }), ...(note && { note }) };
  return act({ accountId, target: id, action: "transfer", patch }, () =>
    inOrder(id, paths.ofSession(id, "transfer"), body),
  );
}

export const takeOver = (accountId: AccountId, id: SessionId, meId: AgentId): Answer =>
  act({ accountId, target: id, action: "takeOver", patch: assigned(id, meId, serverNow()) }, () =>
    post(paths.ofSession(id, "take-over")),
  );

export const markRead = (accountId: AccountId, id: SessionId, upTo: number): Answer =>
  act({ accountId, target: id, action: "markRead", patch: read(id) }, () =>
    post(paths.ofSession(id, "read"), { upTo }),
  );

/** [SE20] Marks a session as urgent; false removes the mark. */
export const markUrgent = (accountId: AccountId, id: SessionId, urgent: boolean): Answer =>
  act({ accountId, target: id, action: "markUrgent", patch: sessionChanged(id, { urgent }) }, async () => {
    await becomingMine(id);
    return request("PUT", paths.ofSession(id, "urgent"), { body: { urgent } });
  });

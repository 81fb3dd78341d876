import { supervises, type Viewer } from "@jieru/shared/domain/agent";
import type { ConversationId } from "@jieru/shared/domain/ids";
import { blockOf, isListed, type Session } from "@jieru/shared/domain/session";
import type { Event } from "@jieru/shared/domain/snapshot";
import { presentAccount } from "../presenters/account.ts";

/** An event as the log has it: whole, and with whose session it was before. */
export interface LoggedEvent extends Event {
  previousOwnerId: string | null;
}

const leavesLists: ReadonlySet<Event["type"]> = new Set(["session_waits_again", "session_ended"]);

/** [AG7] [FD6] A session that leaves the viewer's lists goes without what was said in it. */
const goodbye = (s: Session): Session => ({ ...s, lastMessage: null });

/** What changes about a customer, or what is left of their words (RT1), also outside the lists; whoever has the conversation open sees it (TG2). */
const seenWhileOpen: ReadonlySet<Event["type"]> = new Set([
  "remark_changed",
  "tags_changed",
  "attributes_changed",
  "customer_blocked",
  "customer_unblocked",
  "words_expired",
]);

function sessionFor(viewer: Viewer, e: LoggedEvent, watches: boolean): Session | undefined {
  if (!e.session) return undefined;
  if (isListed(e.session, viewer)) return e.session;
  if (watches && seenWhileOpen.has(e.type) && blockOf("read", e.session, viewer, e.at) === null)
    return goodbye(e.session);
  const wasTheirs = e.previousOwnerId === viewer.id || e.session.ownerId === viewer.id;
  const leaves = wasTheirs || (supervises(viewer) && leavesLists.has(e.type));
  return leaves ? goodbye(e.session) : undefined;
}

/**
 * Content goes to the owner, and to who watches it with the right to. Who watches had it at the last session anybody heard of,
 * and that one rules what is kept in no session (BL3).
 */
function mayReadMessage(viewer: Viewer, e: LoggedEvent, watches: boolean): boolean {
  if (!e.session) return watches;
  return (e.session.ownerId === viewer.id || watches) && blockOf("read", e.session, viewer, e.at) === null;
}

/** [QR2] The team's concern everybody; an agent's own nobody else. */
function quickRepliesFor(viewer: Viewer, { seq, type, at, agentId }: LoggedEvent): Event | null {
  if (agentId && agentId !== viewer.id) return null;
  return { seq, type, at, ...(agentId && { agentId }) };
}

/** [RT3] Everybody hears which conversation to forget, and nothing about whom. */
function erasureFor({ seq, type, at, session, agents }: LoggedEvent): Event {
  const nobody = session && { ...session.customer, openid: "", remark: null, tags: [] };
  return {
    seq,
    type,
    at,
    ...(session && { session: { ...goodbye(session), customer: nobody as Session["customer"] } }),
    ...(agents && { agents }),
  };
}

/** [RT1] That something which was said is gone, and not whose, concerns everybody. */
export const isOfNobody = ({ type, session }: LoggedEvent): boolean => type === "words_expired" && !session;

/** What of an event this viewer gets to see; null when nothing. */
export function eventFor(
  viewer: Viewer,
  watching: ReadonlySet<ConversationId>,
  e: LoggedEvent,
): Event | null {
  if (e.type === "quick_replies_changed") return quickRepliesFor(viewer, e);
  if (e.type === "customer_erased") return erasureFor(e);
  const about = e.session?.conversationId ?? e.message?.conversationId;
  const watches = about !== undefined && watching.has(about);
  const session = sessionFor(viewer, e, watches);
  const readable = e.message && mayReadMessage(viewer, e, watches);
  const message = readable ? e.message : undefined;
  if (!session && !message && !e.agents && !e.account && !e.agentId && !e.gap && !isOfNobody(e)) return null;
  return {
    seq: e.seq,
    type: e.type,
    at: e.at,
    ...(session && { session }),
    ...(message && { message }),
    ...(e.agents && { agents: e.agents }),
    ...(e.account && { account: presentAccount(e.account, viewer) }),
    ...(e.agentId && { agentId: e.agentId }),
    ...(e.gap && { gap: e.gap }),
  };
}

/** Whether the waiting line, as consoles see it, may be different after this event. */
export const touchesLine = (e: LoggedEvent): boolean =>
  e.session !== undefined &&
  (e.session.state === "waiting" ||
    e.type === "session_picked_up" ||
    e.type === "session_taken_over" ||
    e.type === "session_ended" ||
    e.type === "customer_erased");

import { grantReplies, noAllowance, replyPolicyOf } from "@jieru/shared/domain/allowance";
import type { Command, CustomerAct } from "./command.ts";
import type { Decision } from "./decide.ts";
import {
  type Conversation,
  type Desk,
  type DeskSession,
  findConversationOf,
  findOpenSession,
  type Moment,
  type NewFact,
} from "./desk.ts";
import { greeting } from "./greeting.ts";
import { newMessage, newMessageAt, newSession, noticeIn, touched, waitingAgain, withLast } from "./moves.ts";

type Receive = Extract<Command, { do: "receive" }>;

/** Later than this between WeChat's time and ours, and the message is marked late (P3). */
const lateAfterMs = 60_000;

const conversationBefore = (desk: Desk, { openid }: Receive, at: Moment): Conversation =>
  findConversationOf(desk, openid) ?? {
    id: at.newId() as Conversation["id"],
    openid,
    remark: null,
    tags: [],
    blocked: false,
    allowance: noAllowance,
    lastOwnerId: null,
  };

function conversationAfter(desk: Desk, before: Conversation, { act }: Receive, at: Moment): Conversation {
  const policy = replyPolicyOf(desk.account);
  return { ...before, allowance: grantReplies(before.allowance, act.kind, policy, at.now) };
}

function latenessOf({ saidAt }: { saidAt: number }, at: Moment): number | null {
  const lateMs = at.now - saidAt;
  return lateMs > lateAfterMs ? lateMs : null;
}

/** [SE1] No session is open: one opens, waiting. */
function opened(
  conversation: Conversation,
  act: CustomerAct,
  at: Moment,
): NewFact & { session: DeskSession } {
  const session = newSession(conversation, act.kind === "entered" ? act.source : null, at);
  return { type: "session_opened", at: at.now, session, conversation };
}

/** [SE6] The customer wrote into an inactive session: it waits again. */
function wokenByCustomer(s: DeskSession, at: Moment): NewFact & { session: DeskSession } {
  const session = waitingAgain(s, at.now);
  const message = noticeIn(
    session,
    { what: "waits_again", why: "customer_wrote", agentName: null, note: null },
    at,
  );
  return { type: "session_waits_again", at: at.now, session, message, previousOwnerId: s.ownerId };
}

/** [DI5] Its owner is not here: words to an empty chair do not keep the session from going on. */
const waitsForNobody = (desk: Desk, s: DeskSession): boolean =>
  s.ownerId !== null && desk.agents.get(s.ownerId)?.status === "offline";

type Said = NewFact & { session: DeskSession };

function said(desk: Desk, s: DeskSession, conversation: Conversation, act: CustomerAct, at: Moment): Said {
  if (act.kind === "entered") {
    const message = noticeIn(s, { what: "entered", source: act.source }, at);
    const session = withLast({ ...s, source: act.source ?? s.source }, message);
    return { type: "customer_entered", at: at.now, session, conversation, message };
  }
  const message = { ...newMessage(s, act.content, at), lateMs: latenessOf(act, at) };
  const heard = { ...s, spoken: true, unread: s.unread + 1 };
  const session = withLast(waitsForNobody(desk, s) ? heard : touched(desk, heard, at.now), message);
  return {
    type: "customer_message_received",
    at: at.now,
    session: { ...session, unansweredSince: s.unansweredSince ?? at.now },
    conversation,
    message,
  };
}

/** [SE12] Kept in the conversation, and in no session: nobody is to serve it. */
function keptOnly(conversation: Conversation, act: CustomerAct, at: Moment): NewFact {
  const place = { conversationId: conversation.id, sessionId: null };
  if (act.kind === "entered") {
    const notice = { type: "notice", notice: { what: "entered", source: act.source } } as const;
    const message = { ...newMessageAt(place, notice, at), direction: "system" as const };
    return { type: "customer_entered", at: at.now, conversation, message };
  }
  const message = { ...newMessageAt(place, act.content, at), lateMs: latenessOf(act, at) };
  return { type: "customer_message_received", at: at.now, conversation, message };
}

/** What a customer's message, or entry by the button, brings about. Never refused: it happened. */
export function decideReceive(desk: Desk, command: Receive, at: Moment): Decision {
  const before = conversationBefore(desk, command, at);
  const conversation = conversationAfter(desk, before, command, at);
  if (conversation.blocked) return [keptOnly(conversation, command.act, at)];
  const open = findOpenSession(desk, conversation.id);
  if (!open) {
    const opening = opened(conversation, command.act, at);
    return [opening, ...saidAndGreeted(desk, opening.session, conversation, before, command.act, at)];
  }
  if (open.state === "inactive" && command.act.kind === "message") {
    const waking = wokenByCustomer(open, at);
    return [waking, ...saidAndGreeted(desk, waking.session, conversation, before, command.act, at)];
  }
  return saidAndGreeted(desk, open, conversation, before, command.act, at);
}

/** What they said, and the greeting for who entered (GR1). */
function saidAndGreeted(
  desk: Desk,
  s: DeskSession,
  conversation: Conversation,
  before: Conversation,
  act: CustomerAct,
  at: Moment,
): NewFact[] {
  const fact = said(desk, s, conversation, act, at);
  if (act.kind !== "entered") return [fact];
  const answer = greeting(desk, fact.session, conversation, before.allowance, at);
  return answer ? [fact, answer] : [fact];
}

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
import { saidBeforeErasure } from "./erasure.ts";
import { greeting } from "./greeting.ts";
import { handedOver, handsOver } from "./hand-over.ts";
import {
  ended,
  newMessage,
  newMessageAt,
  newSession,
  noticeIn,
  touched,
  waitingAgain,
  withLast,
} from "./moves.ts";
import { moved } from "./sessions.ts";

type Receive = Extract<Command, { do: "receive" }>;
/** A fact about a session. */
type Said = NewFact & { session: DeskSession };

/** Made longer than this before it was pushed, and the message is marked late (P3). */
const lateAfterMs = 60_000;
/** WeChat gives up after some 15 s: who claims more has another idea of `CreateTime` than we, and is not to close a window by it. */
const mostGrantedLateMs = 30_000;

const conversationBefore = (desk: Desk, { openid }: Receive, at: Moment): Conversation =>
  findConversationOf(desk, openid) ?? {
    id: at.newId() as Conversation["id"],
    openid,
    remark: null,
    tags: [],
    blocked: false,
    allowance: noAllowance,
    allowanceCorrectedAt: null,
    lastOwnerId: null,
    erased: null,
  };

function conversationAfter(desk: Desk, before: Conversation, { act }: Receive, at: Moment): Conversation {
  const policy = replyPolicyOf(desk.account);
  const agoMs = Math.min(act.agoMs ?? 0, mostGrantedLateMs);
  return { ...before, allowance: grantReplies(before.allowance, act.kind, policy, at.now, agoMs) };
}

/** By WeChat's clock alone: ours may be another. */
const latenessOf = ({ agoMs = 0 }: CustomerAct): number | null => (agoMs > lateAfterMs ? agoMs : null);

/** [SE1] No session is open: one opens, waiting. */
function opened(conversation: Conversation, act: CustomerAct, at: Moment): Said {
  const session = newSession(conversation, act.kind === "entered" ? act.source : null, at);
  return { type: "session_opened", at: at.now, session, conversation };
}

/** [SE6] The customer wrote into an inactive session: it waits again. */
function wokenByCustomer(s: DeskSession, at: Moment): Said {
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

/** [SE13] */
const isSaid = (last: DeskSession["lastMessage"]): boolean => last !== null && last.type !== "notice";

function said(desk: Desk, s: DeskSession, conversation: Conversation, act: CustomerAct, at: Moment): Said {
  if (act.kind === "entered") {
    const message = noticeIn(s, { what: "entered", source: act.source }, at);
    const here = { ...s, source: act.source ?? s.source };
    const session = isSaid(s.lastMessage) ? here : withLast(here, message);
    return { type: "customer_entered", at: at.now, session, conversation, message };
  }
  const message = { ...newMessage(s, act.content, at), lateMs: latenessOf(act) };
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
  const message = { ...newMessageAt(place, act.content, at), lateMs: latenessOf(act) };
  return { type: "customer_message_received", at: at.now, conversation, message };
}

/**
 * What a customer's message, or entry by the button, brings about. Never refused: it happened. Nothing comes of what was
 * said before the customer was erased.
 */
export function decideReceive(desk: Desk, command: Receive, at: Moment): Decision {
  const { act } = command;
  const before = conversationBefore(desk, command, at);
  if (saidBeforeErasure(before, act.saidAt, at.now)) return [];
  const conversation = conversationAfter(desk, before, command, at);
  if (conversation.blocked) return [keptOnly(conversation, act, at)];
  const open = findOpenSession(desk, conversation.id);
  const handing = !open?.ownerId && handsOver(desk, at.now);
  if (handing && !open) return handedOn(desk, keptOnly(conversation, act, at), conversation, act, at);
  const turn = open ? wokenIfAsleep(open, act, at) : [opened(conversation, act, at)];
  const s = turn.at(-1)?.session ?? (open as DeskSession);
  const fact = said(desk, s, conversation, act, at);
  if (handing) return [...turn, ...handedOn(desk, fact, conversation, act, at)];
  return [...turn, fact, ...greetings(desk, fact.session, conversation, before, act, at)];
}

/** [HO2] Messages are handed over, and whoever waited waits no more; entering is only noted, for WeChat takes no events. */
function handedOn(
  desk: Desk,
  fact: NewFact,
  conversation: Conversation,
  act: CustomerAct,
  at: Moment,
): NewFact[] {
  if (act.kind !== "message") return [fact];
  const s = fact.session ?? null;
  const told = [fact, handedOver(conversation, s, at)];
  if (!s) return told;
  const notice = { what: "ended", why: "handed_over", agentName: null } as const;
  return [...told, moved(desk, "session_ended", s, ended(s, at.now), notice, at)];
}

const wokenIfAsleep = (s: DeskSession, act: CustomerAct, at: Moment): Said[] =>
  s.state === "inactive" && act.kind === "message" ? [wokenByCustomer(s, at)] : [];

/** [GR1] For who entered. */
function greetings(
  desk: Desk,
  s: DeskSession,
  conversation: Conversation,
  before: Conversation,
  act: CustomerAct,
  at: Moment,
): NewFact[] {
  const greeted = act.kind === "entered" ? greeting(desk, s, conversation, before.allowance, at) : null;
  return greeted ? [greeted] : [];
}

import { type Allowance, grantReplies, replyBlock, replyPolicyOf } from "@jieru/shared/domain/allowance";
import { autoReply, type Written } from "./auto-reply.ts";
import { initialOf } from "./codec.ts";
import type { Command, CustomerAct } from "./command.ts";
import {
  type Conversation,
  type Desk,
  type DeskSession,
  findConversationOf,
  findOpenSession,
  type Moment,
} from "./desk.ts";
import { dispatch } from "./dispatch.ts";
import { saidBeforeErasure } from "./erasure.ts";
import { append } from "./evolve.ts";
import type { Decision, NewFact } from "./fact.ts";
import { greeting } from "./greeting.ts";
import { handedOver, handsOver } from "./hand-over.ts";
import { keywordAnswer } from "./keyword-replies.ts";
import {
  ended,
  moved,
  newMessage,
  newMessageAt,
  newSession,
  noticeIn,
  touched,
  waitingAgain,
  withLast,
} from "./moves.ts";
import { conversationFields } from "./stored-fields.ts";

type Receive = Extract<Command, { do: "receive" }>;
type SessionFact = NewFact & { session: DeskSession };

const lateAfterMs = 60_000;
/** WeChat gives up after about 15 s, so a larger lateness is not trusted for the reply window. */
const mostGrantedLateMs = 30_000;

const conversationBefore = (desk: Desk, { openid }: Receive, moment: Moment): Conversation =>
  findConversationOf(desk, openid) ?? {
    ...initialOf(conversationFields),
    id: moment.newId() as Conversation["id"],
    openid,
  };

function conversationAfter(desk: Desk, before: Conversation, { act }: Receive, moment: Moment): Conversation {
  const policy = replyPolicyOf(desk.account);
  const agoMs = Math.min(act.agoMs ?? 0, mostGrantedLateMs);
  const { allowance, unfinishedReplies } = before;
  return {
    ...before,
    allowance: grantReplies(allowance, act.kind, policy, moment.now, agoMs, unfinishedReplies),
  };
}

/** Returns the lateness in milliseconds by WeChat's clock alone; null: not late. */
const latenessOf = ({ agoMs = 0 }: CustomerAct): number | null => (agoMs > lateAfterMs ? agoMs : null);

function openSession(conversation: Conversation, act: CustomerAct, moment: Moment): SessionFact {
  const session = newSession(conversation, act.kind === "entered" ? act.source : null, moment);
  return { type: "session_opened", at: moment.now, session, conversation };
}

function requeue(s: DeskSession, moment: Moment): SessionFact {
  const session = waitingAgain(s, moment.now);
  const message = noticeIn(
    session,
    { what: "waits_again", why: "customer_wrote", agentName: null, note: null },
    moment,
  );
  return { type: "session_waits_again", at: moment.now, session, message, previousOwnerId: s.ownerId };
}

/** [SE3] [DI5] Returns whether the message restarts the idle time, which a waiting customer must not extend. */
function restartsIdleTime({ agents, account }: Desk, s: DeskSession): boolean {
  if (s.ownerId !== null && agents.get(s.ownerId)?.status === "offline") return false;
  return s.unansweredSince === null || account.keepUnanswered;
}

/** [DI4] Restarts the time of an owner who could send nothing before. */
const answerable = (s: DeskSession, before: Allowance, { now }: Moment): DeskSession =>
  s.state === "active" && s.unansweredSince !== null && replyBlock(before, now)
    ? { ...s, servedSince: now }
    : s;

const reachable = (s: DeskSession): DeskSession => (s.lapsed ? { ...s, lapsed: false } : s);

interface Received {
  conversation: Conversation;
  act: CustomerAct;
}

const isSaid = (last: DeskSession["lastMessage"]): boolean => last !== null && last.type !== "notice";

function recordInSession(
  desk: Desk,
  s: DeskSession,
  { conversation, act }: Received,
  moment: Moment,
): SessionFact {
  if (act.kind === "entered") {
    const message = noticeIn(s, { what: "entered", source: act.source }, moment);
    const here = { ...s, source: act.source ?? s.source };
    const session = isSaid(s.lastMessage) ? here : withLast(here, message);
    return { type: "customer_entered", at: moment.now, session, conversation, message };
  }
  const message = { ...newMessage(s, act.content, moment), lateMs: latenessOf(act) };
  const received = { ...s, spoken: true, unread: s.unread + 1 };
  const active = { ...received, lastActivityAt: moment.now };
  const session = withLast(restartsIdleTime(desk, s) ? touched(desk, active, moment.now) : active, message);
  return {
    type: "customer_message_received",
    at: moment.now,
    session: { ...session, unansweredSince: s.unansweredSince ?? moment.now },
    conversation,
    message,
  };
}

function recordWithoutSession({ conversation, act }: Received, moment: Moment): NewFact {
  const place = { conversationId: conversation.id, sessionId: null };
  if (act.kind === "entered") {
    const notice = { type: "notice", notice: { what: "entered", source: act.source } } as const;
    const message = { ...newMessageAt(place, notice, moment), direction: "system" as const };
    return { type: "customer_entered", at: moment.now, conversation, message };
  }
  const message = { ...newMessageAt(place, act.content, moment), lateMs: latenessOf(act) };
  return { type: "customer_message_received", at: moment.now, conversation, message };
}

/** Decides a customer's message or entry. It is never refused. A message from before an erasure has no effect. */
export function decideReceive(desk: Desk, command: Receive, moment: Moment): Decision {
  const { act } = command;
  const before = conversationBefore(desk, command, moment);
  if (saidBeforeErasure(before, act.saidAt, moment.now)) return [];
  const conversation = conversationAfter(desk, before, command, moment);
  const received: Received = { conversation, act };
  if (conversation.blocked) return [recordWithoutSession(received, moment)];
  const open = findOpenSession(desk, conversation.id);
  const routes = !open?.ownerId && handsOver(desk, moment.now);
  if (routes && !open) return routeToWechat(desk, recordWithoutSession(received, moment), received, moment);
  const turn = open ? requeueIfInactive(open, act, moment) : [openSession(conversation, act, moment)];
  const s = reachable(answerable(turn.at(-1)?.session ?? (open as DeskSession), before.allowance, moment));
  const fact = recordInSession(desk, s, received, moment);
  if (routes) return [...turn, ...routeToWechat(desk, fact, received, moment)];
  const entry = { session: fact.session, conversation, before: before.allowance };
  const facts = [...turn, fact];
  const answer =
    act.kind === "entered"
      ? greeting(desk, entry, moment)
      : (keywordAnswer(desk, entry, act.content, moment) ??
        autoReplyUnlessAssigned(desk, entry, facts, moment));
  return answer ? [...facts, answer] : facts;
}

/** [GR4] [GR5] Returns null if automatic pick-up assigns the session at once. */
function autoReplyUnlessAssigned(
  desk: Desk,
  entry: Written,
  facts: readonly NewFact[],
  moment: Moment,
): NewFact | null {
  const reply = autoReply(desk, entry, moment);
  if (!reply || entry.session.state !== "waiting") return reply;
  const trial: Moment = { now: moment.now, newId: () => "trial" };
  const after = dispatch(append(desk, facts).desk, trial).desk;
  return after.sessions.get(entry.session.id)?.state === "active" ? null : reply;
}

/** [HO2] Routes messages to WeChat's own tool and ends a waiting session. WeChat's tool takes no events. */
function routeToWechat(
  desk: Desk,
  fact: NewFact,
  { conversation, act }: Received,
  moment: Moment,
): NewFact[] {
  if (act.kind !== "message") return [fact];
  const s = fact.session ?? null;
  const facts = [fact, handedOver(conversation, s, moment)];
  if (!s) return facts;
  const notice = { what: "ended", why: "handed_over", agentName: null } as const;
  return [
    ...facts,
    moved(desk, { type: "session_ended", before: s, after: ended(s, moment.now), notice }, moment),
  ];
}

const requeueIfInactive = (s: DeskSession, act: CustomerAct, moment: Moment): SessionFact[] =>
  s.state === "inactive" && act.kind === "message" ? [requeue(s, moment)] : [];
